package io.loggia.portal.learning.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.domain.RevisionId;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.learning.control.CompletionThresholds;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** How much of an item completes it, for those who may change it. */
@Path("media/{id}/completion-threshold")
@RequestScoped
@Requires(Permission.EDIT_MEDIA)
@Produces(MediaType.APPLICATION_JSON)
public class CompletionThresholdResource {

    @Inject
    private CompletionThresholds thresholds;

    @Inject
    private MediaGate gate;

    @Inject
    private Revisions revisions;

    /**
     * @param share that was set; null where it goes by the length
     * @param byLength what the length asks for; null while that is not known
     * @param least that can be set
     */
    public record ThresholdView(
            @Nullable Double share, @Nullable Double byLength, double least) {}

    @GET
    @Transactional
    public ThresholdView read(@PathParam("id") String id) {
        return view(gate.edit(MediaId.parse(id)));
    }

    /** {@code {share}}, null to go by the length. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public ThresholdView set(@PathParam("id") String id, @NotNull JsonObject body) {
        MediaRef media = gate.edit(MediaId.parse(id));
        thresholds.set(media, share(body.get("share")));
        return view(media);
    }

    private static @Nullable Double share(@Nullable JsonValue value) {
        if (value instanceof JsonNumber number) {
            return number.doubleValue();
        }
        if (JsonValue.NULL.equals(value)) {
            return null;
        }
        throw new LoggiaException(ErrorCode.INVALID_REQUEST, "The field 'share' must be a number or null.");
    }

    private ThresholdView view(MediaRef media) {
        RevisionId current = media.currentRevision();
        RevisionRef file = current == null ? null : revisions.find(current);
        Double seconds = file == null ? null : file.durationSeconds();
        return new ThresholdView(
                thresholds.read(media.id()).orElse(null),
                seconds == null ? null : thresholds.byLength().requiredShare(Math.round(seconds * 1000)),
                CompletionThresholds.LEAST);
    }
}
