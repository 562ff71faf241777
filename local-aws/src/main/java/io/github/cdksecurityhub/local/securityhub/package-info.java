/**
 * A local Security Hub, as far as the organization configuration and what it depends on are
 * concerned.
 *
 * <p>The rules R1 to R32 of {@code docs/develop/service-behaviour.md} are its specification. The
 * rules proper are pure functions of request, state, behaviour and time ({@link
 * io.github.cdksecurityhub.local.securityhub.Service}); around them are the wire, the scripts that
 * inject faults and other people's writes, and the handles that tests use.
 */
package io.github.cdksecurityhub.local.securityhub;
