/** The local AWS in tests of JUnit 5 and newer. */
package io.github.cdksecurityhub.local.junit;
