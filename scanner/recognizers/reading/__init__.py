"""How cells and texts are looked at: shapes, then forms, then the places worth asking about."""
