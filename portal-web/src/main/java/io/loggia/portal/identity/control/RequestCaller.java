package io.loggia.portal.identity.control;

import io.loggia.portal.identity.control.Sessions.Caller;
import jakarta.servlet.http.HttpServletRequest;

/** Reads off a request who asks for a session. */
public final class RequestCaller {

    private RequestCaller() {}

    /** The address is the proxy's word only where {@code loggia.proxies} believes it. */
    public static Caller of(HttpServletRequest request) {
        return new Caller(request.getHeader("User-Agent"), request.getRemoteAddr());
    }
}
