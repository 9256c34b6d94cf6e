#!/bin/sh
# Signing in to Azure SQL without a password: a managed identity for the job, and nothing else.
# It needs no role on the server in Azure; what it may read, sql-server.sql grants in the database.
# Usage: azure.sh RESOURCE_GROUP IDENTITY
set -eu
az identity create --resource-group "$1" --name "$2" --query '{name: name, client: clientId}'
