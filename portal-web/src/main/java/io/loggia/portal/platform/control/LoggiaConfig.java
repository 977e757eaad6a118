package io.loggia.portal.platform.control;

/**
 * Marks a class of deployment settings, so that the start-up check finds it: every {@code loggia.} key that no such
 * class declares stops the start by name. Each is listed in {@code META-INF/services} under this interface: the beans that
 * the configuration runtime makes of such classes cannot be enumerated.
 */
public interface LoggiaConfig {}
