package io.loggia.portal.playback.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Permission;
import io.loggia.portal.platform.control.Grant;
import io.loggia.portal.platform.control.MediaUrls;
import io.loggia.portal.platform.control.Problem;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.playback.control.CaptionEdge;
import io.loggia.portal.playback.control.CdnPlaylists;
import io.loggia.portal.playback.control.EdgeCall;
import io.loggia.portal.playback.control.EdgeConfig;
import io.loggia.portal.playback.control.EdgeRights;
import io.loggia.portal.playback.control.MediaFile;
import io.loggia.portal.playback.control.MediaFiles;
import io.loggia.portal.playback.control.MediaPath;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/**
 * Our own edge: serves what was made of media under signed paths. The route is public because the signed path is the
 * permission; whether it still holds is asked again for each answer, and during long ones.
 */
@WebServlet(urlPatterns = "/media/*", asyncSupported = true)
@Requires(Permission.PUBLIC)
public class MediaServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient MediaUrls urls;

    @Inject
    private transient EdgeRights rights;

    @Inject
    private transient MediaFiles files;

    @Inject
    private transient CaptionEdge captions;

    @Inject
    private transient CdnPlaylists cdn;

    @Inject
    @ConfigProperties
    private transient EdgeConfig edge;

    /** Answers go on in threads that are none of the server's. */
    @Resource
    private transient ContextService contexts;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        MediaAnswer.everywhere(response);
        @Nullable EdgeCall call = null;
        try {
            call = EdgeCall.of(request::getHeader, edge.secret);
            switch (request.getMethod()) {
                case "GET" -> serve(call, request, response, true);
                case "HEAD" -> serve(call, request, response, false);
                case "OPTIONS" -> MediaAnswer.preflight(response);
                default -> {
                    response.setHeader("Allow", MediaAnswer.METHODS);
                    throw new LoggiaException(ErrorCode.METHOD_NOT_ALLOWED, "Media can only be read.");
                }
            }
        } catch (LoggiaException e) {
            // An edge that asks before it serves knows two answers; what is not there, is not served.
            boolean asked = call != null && call.asksForTheRight();
            MediaAnswer.refuse(response, e, asked ? Problem.status(ErrorCode.FORBIDDEN) : Problem.status(e.code()));
        }
    }

    private void serve(EdgeCall call, HttpServletRequest request, HttpServletResponse response, boolean withBody)
            throws IOException {
        // The raw path: what a decoded one hides is exactly what must be refused.
        MediaPath path = MediaPath.parse(
                request.getRequestURI().substring(request.getContextPath().length()));
        Grant grant = urls.verify(path.token(), request.getRemoteAddr());
        rights.require(grant);
        boolean bytesFollow = withBody && call.accelPrefix() == null;
        MediaFile found = captions.find(grant, path.file())
                .orElseGet(() -> bytesFollow
                        ? files.find(grant.folder(), path.file())
                        : files.describe(grant.folder(), path.file()));
        MediaFile file = cdn.rewritten(grant, path.file(), found);
        String cacheControl = file.type().cacheControl();
        if (call.byEdge() && file.isStoredForGood()) {
            String stored = grant.folder() + "/" + path.file();
            response.setHeader(EdgeCall.STORED, stored);
            if (call.accelPrefix() != null) {
                // The edge decides about ranges and versions by the file itself.
                MediaAnswer.describe(response, file, cacheControl);
                response.setHeader("X-Accel-Redirect", call.accelPrefix() + stored);
                return;
            }
        }
        MediaAnswer.file(request, response, file, cacheControl, stillHolds(grant));
    }

    private BooleanSupplier stillHolds(Grant grant) {
        BooleanSupplier ask = contexts.createContextualProxy(() -> rights.holds(grant), BooleanSupplier.class);
        return new BooleanSupplier() {
            private long askedAt = System.nanoTime();

            @Override
            public boolean getAsBoolean() {
                long now = System.nanoTime();
                if (now - askedAt < EdgeRights.REMEMBERED.toNanos()) {
                    return true;
                }
                askedAt = now;
                return ask.getAsBoolean();
            }
        };
    }
}
