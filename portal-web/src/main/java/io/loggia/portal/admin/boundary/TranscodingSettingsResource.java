package io.loggia.portal.admin.boundary;

import io.loggia.domain.Permission;
import io.loggia.media.capability.Encoder;
import io.loggia.media.plan.PathRules.Rule;
import io.loggia.portal.admin.control.TranscodingChanges;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.processing.control.TranscodingSetup;
import io.loggia.portal.processing.control.TranscodingSetup.Setup;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which paths may be used, and what is done with the sound. */
@Path("admin/transcoding/settings")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.ADMINISTER)
public class TranscodingSettingsResource {

    @Inject
    private TranscodingSetup setup;

    @Inject
    private TranscodingChanges changes;

    /** What is said of an encoder. */
    public record EncoderRule(
            @NotBlank String name, @NotNull Rule rule) {}

    /**
     * @param version to be sent back with a change, which is refused if someone else was faster
     * @param hardware false where the configuration rules all hardware out
     * @param decoding whether devices may decode
     */
    public record TranscodingSettings(
            int version,
            boolean hardware,
            List<EncoderRule> encoders,
            boolean decoding,
            boolean loudness,
            @Nullable String changedBy,
            @Nullable String changedAt) {}

    /** A change to all of it; encoders that are not named are left to choose. */
    public record TranscodingWish(
            @NotNull Integer version,
            @NotNull @Size(max = 20) List<@NotNull @Valid EncoderRule> encoders,
            @NotNull Boolean decoding,
            @NotNull Boolean loudness) {}

    @GET
    public TranscodingSettings inForce() {
        return toWire(setup.read());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public TranscodingSettings change(@Valid @NotNull TranscodingWish wish) {
        Map<String, Rule> rules = new LinkedHashMap<>();
        wish.encoders().forEach(one -> rules.put(one.name(), one.rule()));
        return toWire(changes.paths(wish.version(), rules, wish.decoding(), wish.loudness()));
    }

    private static TranscodingSettings toWire(Setup setup) {
        return new TranscodingSettings(
                setup.version(),
                setup.rules().hardware(),
                Arrays.stream(Encoder.values())
                        .filter(Encoder::isOfLadder)
                        .map(encoder -> new EncoderRule(
                                encoder.ffmpegName(), setup.rules().of(encoder)))
                        .toList(),
                setup.rules().decoding(),
                setup.loudness(),
                setup.changedBy(),
                setup.changedAt() == null ? null : setup.changedAt().toString());
    }
}
