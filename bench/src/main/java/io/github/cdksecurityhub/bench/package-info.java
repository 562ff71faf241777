/**
 * Measures cold starts, deployments and syntheses, and writes {@code docs/decide/performance.md}.
 * No part of the tests: {@code mvn -Pbench verify} runs it.
 */
package io.github.cdksecurityhub.bench;
