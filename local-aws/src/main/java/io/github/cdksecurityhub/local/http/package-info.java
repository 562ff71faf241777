/**
 * HTTP: one address for all services, which are distinguished by the scope of a request's
 * signature.
 *
 * <p>Nothing here knows any of them.
 */
package io.github.cdksecurityhub.local.http;
