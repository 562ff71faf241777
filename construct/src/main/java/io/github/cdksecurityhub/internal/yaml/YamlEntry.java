package io.github.cdksecurityhub.internal.yaml;

/**
 * An entry of a mapping.
 *
 * @param key the key, which is text
 * @param value the value
 */
public record YamlEntry(YamlValue key, YamlValue value) {}
