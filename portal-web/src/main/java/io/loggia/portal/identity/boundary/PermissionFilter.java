package io.loggia.portal.identity.boundary;

import io.loggia.domain.AccessPolicy;
import io.loggia.domain.Decision;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Permission;
import io.loggia.domain.Viewer;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.platform.control.Requires;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds every API route to the permission it names; a route that names none is denied to everyone. */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class PermissionFilter implements ContainerRequestFilter {

    /** Which the method asks about itself, since the answer depends on the thing. */
    private static final Set<Permission> ABOUT_ONE_THING = EnumSet.of(
            Permission.VIEW_MEDIA,
            Permission.EDIT_MEDIA,
            Permission.REPORT_MEDIA,
            Permission.REPORT_AUTHOR,
            Permission.REPORT_DEPARTMENT);

    @Context
    private ResourceInfo route;

    @Inject
    private CurrentViewer current;

    @Override
    public void filter(ContainerRequestContext request) {
        Requires requires = named();
        if (requires == null) {
            throw new LoggiaException(ErrorCode.FORBIDDEN, "This route names no permission, so nobody may use it.");
        }
        Permission permission = requires.value();
        if (permission == Permission.PUBLIC) {
            return;
        }
        Viewer viewer = current.viewer();
        if (!ABOUT_ONE_THING.contains(permission) && AccessPolicy.decide(viewer, permission) != Decision.ALLOWED) {
            throw new LoggiaException(ErrorCode.FORBIDDEN, "Your role does not allow this. Ask an administrator.");
        }
    }

    private @Nullable Requires named() {
        Requires onMethod = route.getResourceMethod().getAnnotation(Requires.class);
        return onMethod != null ? onMethod : route.getResourceClass().getAnnotation(Requires.class);
    }
}
