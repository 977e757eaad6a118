package io.loggia.portal.platform.boundary;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

/** The root of the HTTP API; resources are found by scanning. */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(
        info = @Info(title = "Loggia", version = "1", description = "Self-hosted corporate video portal, HTTP API v1"))
public class PortalApplication extends Application {}
