package io.loggia.portal.processing.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.catalog.control.Stills;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.platform.control.MediaUrls;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.processing.control.Posters;
import io.loggia.portal.processing.control.Posters.Made;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The poster of one item, for those who may change it. */
@Path("media/{id}/poster")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.EDIT_MEDIA)
public class PosterResource {

    private static final double LONGEST_SECONDS = 1e7;

    @Inject
    private MediaGate gate;

    @Inject
    private CurrentViewer current;

    @Inject
    private Posters posters;

    @Inject
    private PosterTransactions transactions;

    @Inject
    private Stills stills;

    @Inject
    private MediaUrls urls;

    /**
     * The poster and what else there is.
     *
     * @param posterUrl null until the pictures are made
     * @param chosen whether somebody chose it
     * @param candidates empty until the pictures are made, and for sound
     */
    public record ItemPoster(@Nullable String posterUrl, boolean chosen, List<PosterCandidate> candidates) {}

    /** A picture from the film. */
    public record PosterCandidate(int number, String url) {}

    /**
     * What is to be the poster: one of the two.
     *
     * @param candidate number of a picture that is offered
     * @param atSeconds the frame that is shown then
     */
    public record PosterWish(
            @Nullable Integer candidate, @Nullable Double atSeconds) {}

    @GET
    public ItemPoster get(@PathParam("id") String id) {
        MediaRef item = gate.edit(MediaId.parse(id));
        return view(item);
    }

    /** Takes a candidate, or any frame. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public ItemPoster choose(@PathParam("id") String id, @Nullable PosterWish wish) {
        MediaRef item = gate.edit(MediaId.parse(id));
        Integer candidate = wish == null ? null : wish.candidate();
        Double at = wish == null ? null : wish.atSeconds();
        if ((candidate == null) == (at == null)) {
            throw invalid("Name either a 'candidate' or a moment, 'atSeconds'.");
        }
        if (candidate != null) {
            return publish(item, posters.candidate(item, candidate), "Candidate " + candidate);
        }
        double seconds = at == null ? 0 : at;
        if (!(seconds >= 0 && seconds < LONGEST_SECONDS)) {
            throw invalid("The moment is not one of the video's.");
        }
        Duration moment = Duration.ofMillis(Math.round(seconds * 1000));
        return publish(item, posters.frame(item, moment), "The frame at " + seconds + " s");
    }

    /** Takes a picture that is sent: PNG, JPEG or WebP, told apart by content. The declared type is not believed. */
    @POST
    @Path("picture")
    @Consumes(MediaType.WILDCARD)
    public ItemPoster upload(@PathParam("id") String id, InputStream body) throws IOException {
        MediaRef item = gate.edit(MediaId.parse(id));
        byte[] file = body.readNBytes(Posters.MAX_BYTES + 1);
        if (file.length > Posters.MAX_BYTES) {
            throw new LoggiaException(
                    ErrorCode.UPLOAD_TOO_LARGE,
                    "A poster may have " + Posters.MAX_BYTES / (1024 * 1024) + " MB at most.");
        }
        return publish(item, posters.picture(item, file), "A picture of one's own");
    }

    /** Goes back to the poster that we chose. */
    @DELETE
    public ItemPoster reset(@PathParam("id") String id) {
        MediaRef item = gate.edit(MediaId.parse(id));
        RevisionRef revision = posters.revision(item);
        if (revision != null && revision.chosenPosterFolder() != null) {
            transactions.publish(item, revision.id(), null, "The one that was chosen for it");
        }
        return view(item);
    }

    private ItemPoster publish(MediaRef item, Made made, String how) {
        try {
            transactions.publish(item, made.revision(), made.key(), how);
        } catch (RuntimeException e) {
            transactions.discard(made);
            throw e;
        }
        return view(item);
    }

    private ItemPoster view(MediaRef item) {
        RevisionRef revision = posters.revision(item);
        String folder = revision == null ? null : revision.stillsFolder();
        if (revision == null || folder == null) {
            return new ItemPoster(null, false, List.of());
        }
        List<String> names = posters.candidates(revision);
        return new ItemPoster(
                stills.poster(current.viewer(), item.id(), revision).orElse(null),
                revision.chosenPosterFolder() != null,
                IntStream.range(0, names.size())
                        .mapToObj(i ->
                                new PosterCandidate(i + 1, urls.url(current.viewer(), item.id(), folder, names.get(i))))
                        .toList());
    }

    private static LoggiaException invalid(String detail) {
        return new LoggiaException(ErrorCode.INVALID_REQUEST, detail);
    }
}
