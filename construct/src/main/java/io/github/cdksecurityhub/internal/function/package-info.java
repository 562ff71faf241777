/** The functions, their permissions and their code. Not API. */
package io.github.cdksecurityhub.internal.function;
