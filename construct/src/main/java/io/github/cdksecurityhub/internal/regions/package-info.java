/** Which Regions are declared, by whom, and whether that can work. Not API. */
package io.github.cdksecurityhub.internal.regions;
