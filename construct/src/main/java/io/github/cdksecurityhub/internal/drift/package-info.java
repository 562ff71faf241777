/** What detects and reports drift. Not API. */
package io.github.cdksecurityhub.internal.drift;
