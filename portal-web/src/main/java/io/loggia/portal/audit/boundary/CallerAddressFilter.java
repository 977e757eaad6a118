package io.loggia.portal.audit.boundary;

import io.loggia.portal.audit.control.CallerAddress;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** Notes where a call comes from, for the entries that it may lead to. */
@Provider
public class CallerAddressFilter implements ContainerRequestFilter {

    @Context
    private HttpServletRequest received;

    @Inject
    private CallerAddress caller;

    /** For JAX-RS, which sets the fields. */
    @SuppressWarnings("NullAway.Init")
    public CallerAddressFilter() {}

    @Override
    public void filter(ContainerRequestContext request) {
        caller.set(received.getRemoteAddr());
    }
}
