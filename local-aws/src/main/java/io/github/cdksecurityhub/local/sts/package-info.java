/** A local Security Token Service: who calls, and sessions of roles. */
package io.github.cdksecurityhub.local.sts;
