package io.loggia.bench.empty;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** As little as a JAX-RS application can be. */
@ApplicationPath("/api")
public class EmptyApplication extends Application {}
