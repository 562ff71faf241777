/** Pictures of real runs, for the documentation. */
package io.github.cdksecurityhub.local.picture;
