package io.loggia.portal.learning.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Permission;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.learning.control.BeatIntake;
import io.loggia.portal.learning.control.Beats.Watched;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

/**
 * Where players report. What is answered is not lost.
 *
 * <p>JSON alone is taken, so that no other site can post here without the browser asking first.
 */
@Path("playback/{session}/beats")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class BeatsResource {

    private static final int UUID_LENGTH = 36;

    @Inject
    private BeatIntake intake;

    @Inject
    private CurrentViewer current;

    /**
     * What the server credits the person with, over all their sessions.
     *
     * @param pending whether some of this beat is kept but not counted yet, so that asking again tells more
     */
    public record BeatAnswer(double coveredSeconds, boolean completed, double requiredShare, boolean pending) {}

    @POST
    @Requires(Permission.VIEW_MEDIA)
    public BeatAnswer beat(@PathParam("session") String session, InputStream body) throws IOException {
        Watched watched = intake.take(current.viewer(), id(session), BeatBody.read(body));
        return new BeatAnswer(
                watched.coveredMs() / 1000.0, watched.completed(), watched.requiredShare(), watched.pending());
    }

    private static UUID id(String session) {
        try {
            if (session.length() == UUID_LENGTH) {
                return UUID.fromString(session);
            }
        } catch (IllegalArgumentException e) {
            throw new LoggiaException(ErrorCode.INVALID_ID, "A session is named by a UUID.", e);
        }
        throw new LoggiaException(ErrorCode.INVALID_ID, "A session is named by a UUID.");
    }
}
