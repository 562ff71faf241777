/** Reads declarations out of YAML, with the place of what is wrong. Not API. */
package io.github.cdksecurityhub.internal.yaml;
