/** What all packages below share. Nothing in here is API: it changes without notice. */
package io.github.cdksecurityhub.internal;
