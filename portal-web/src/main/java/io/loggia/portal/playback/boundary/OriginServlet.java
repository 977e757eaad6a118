package io.loggia.portal.playback.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Permission;
import io.loggia.portal.delivery.control.DeliverySetup;
import io.loggia.portal.platform.control.Grant;
import io.loggia.portal.platform.control.Problem;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.playback.control.CaptionEdge;
import io.loggia.portal.playback.control.MediaFile;
import io.loggia.portal.playback.control.MediaFiles;
import io.loggia.portal.playback.control.OriginFolders;
import io.loggia.portal.playback.control.OriginPath;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;

/**
 * What a CDN fetches from. It answers nobody but who brings the secret that the CDN was given (attack C11); whether a
 * viewer may see the item was decided when the address was signed, and the CDN checks the signature.
 */
@WebServlet(urlPatterns = "/media/origin/*", asyncSupported = true)
@Requires(Permission.PUBLIC)
public class OriginServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String SECRET_HEADER = "X-Loggia-Origin";
    /** Nobody's session: only the item of this grant is ever looked at. */
    private static final UUID NO_SESSION = new UUID(0, 0);

    @Inject
    private transient DeliverySetup delivery;

    @Inject
    private transient OriginFolders folders;

    @Inject
    private transient MediaFiles files;

    @Inject
    private transient CaptionEdge captions;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        MediaAnswer.everywhere(response);
        try {
            if (!delivery.opensOrigin(request.getHeader(SECRET_HEADER))) {
                throw new LoggiaException(ErrorCode.FORBIDDEN, "Only the CDN fetches here.");
            }
            delivery.readerWithCookies().ifPresent(reader -> {
                // A browser sends cookies along only where the answer names who may read it.
                response.setHeader("Access-Control-Allow-Origin", reader);
                response.setHeader("Access-Control-Allow-Credentials", "true");
            });
            switch (request.getMethod()) {
                case "GET", "HEAD" -> serve(request, response);
                case "OPTIONS" -> MediaAnswer.preflight(response);
                default -> {
                    response.setHeader("Allow", MediaAnswer.METHODS);
                    throw new LoggiaException(ErrorCode.METHOD_NOT_ALLOWED, "Media can only be read.");
                }
            }
        } catch (LoggiaException e) {
            MediaAnswer.refuse(response, e, Problem.status(e.code()));
        }
    }

    private void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        OriginPath path = OriginPath.parse(
                request.getRequestURI().substring(request.getContextPath().length()));
        folders.require(path);
        Grant item = new Grant(NO_SESSION, path.media(), path.folder(), Instant.MAX);
        MediaFile file = captions.find(item, path.file()).orElseGet(() -> files.find(path.folder(), path.file()));
        // By these the CDN is told to forget all of an item.
        response.setHeader("Surrogate-Key", path.media().toString());
        response.setHeader("Edge-Cache-Tag", path.media().toString());
        MediaAnswer.file(request, response, file, file.type().originCacheControl(), () -> true);
    }
}
