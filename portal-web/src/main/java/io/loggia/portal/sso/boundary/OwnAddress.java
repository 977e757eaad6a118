package io.loggia.portal.sso.boundary;

import io.loggia.portal.platform.control.PlatformConfig;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Addresses of ours that providers are told. */
@RequestScoped
class OwnAddress {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    @Inject
    private HttpServletRequest request;

    @Inject
    @ConfigProperties
    private PlatformConfig config;

    URI redirectUrl(UUID provider) {
        return of("/api/v1/sso/" + provider + "/callback");
    }

    URI backChannelLogoutUrl(UUID provider) {
        return of("/api/v1/sso/" + provider + "/backchannel-logout");
    }

    URI postLogoutUrl() {
        return of("/api/v1/sso/signed-out");
    }

    URI of(String path) {
        return URI.create(base() + path);
    }

    private String base() {
        if (!config.publicUrl.equals("none")) {
            return config.publicUrl.replaceAll("/+$", "");
        }
        int port = request.getServerPort();
        boolean usual = request.isSecure() ? port == HTTPS : port == HTTP;
        return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + port);
    }
}
