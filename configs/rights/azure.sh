#!/bin/sh
# Signing in to Azure without a password: a managed identity for the job, and nothing else.
# For Azure SQL it needs no role in Azure: what it may read, sql-server.sql grants in the database.
# For Blob Storage it may read one account's blobs; tags of blobs are gaps without the action
# Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags/read in a role of your own.
# Usage: azure.sh RESOURCE_GROUP IDENTITY [STORAGE_ACCOUNT]
set -eu
az identity create --resource-group "$1" --name "$2" --query '{name: name, client: clientId}'
if [ -n "${3:-}" ]; then
  az role assignment create --role 'Storage Blob Data Reader' \
    --assignee-object-id "$(az identity show -g "$1" -n "$2" --query principalId -o tsv)" \
    --assignee-principal-type ServicePrincipal \
    --scope "$(az storage account show -g "$1" -n "$3" --query id -o tsv)"
fi
