package io.github.cdksecurityhub.local.cloudformation;

/**
 * One piece of work of a stack operation, handed to a provider.
 *
 * @param number makes every step another one
 * @param item the item of the walk that it belongs to
 */
record Step(long number, String item, ResourceRequest request) {}
