package dev.annals.architecture.planted.platform.json;

import com.fasterxml.jackson.databind.JsonNode;

/** Speaks the JSON of the last generation. */
public record OldJackson(JsonNode tree) {}
