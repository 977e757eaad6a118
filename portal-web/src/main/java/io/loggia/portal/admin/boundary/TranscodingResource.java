package io.loggia.portal.admin.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Permission;
import io.loggia.media.capability.Capabilities;
import io.loggia.media.capability.EncoderStatus;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.processing.control.EncoderCapabilities;
import io.loggia.portal.processing.control.EncoderCapabilities.Tools;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this server can encode with, and how it holds the programs that do. */
@Path("admin/transcoding")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.ADMINISTER)
public class TranscodingResource {

    @Inject
    private EncoderCapabilities capabilities;

    /** @param reason why the walls are not higher; null when nothing is missing */
    public record Sandbox(String kind, @Nullable String reason) {}

    /**
     * @param state {@code WORKS, LISTED_BUT_FAILS} or {@code ABSENT}
     * @param speed of the trial against real time
     */
    public record Encoder(
            String name,
            String codec,
            @Nullable String device,
            String state,
            @Nullable String reason,
            @Nullable Double speed) {}

    /** @param probedAt null until the encoders were tried */
    public record TranscodingReport(
            String ffmpegVersion, Sandbox sandbox, @Nullable String probedAt, List<Encoder> encoders) {}

    /** As last tried. */
    @GET
    @Path("capabilities")
    public TranscodingReport known() {
        return report(capabilities.known().orElse(null));
    }

    /** Tries every encoder now. */
    @POST
    @Path("probe")
    public TranscodingReport probe() {
        try {
            return report(capabilities.probe());
        } catch (InterruptedException e) {
            throw stopping(e);
        }
    }

    private TranscodingReport report(@Nullable Capabilities found) {
        try {
            Tools tools = capabilities.tools();
            return new TranscodingReport(
                    tools.ffmpegVersion(),
                    new Sandbox(tools.sandbox().kind().name(), tools.sandbox().reason()),
                    found == null ? null : found.probedAt().toString(),
                    found == null
                            ? List.of()
                            : found.encoders().stream()
                                    .map(TranscodingResource::toWire)
                                    .toList());
        } catch (InterruptedException e) {
            throw stopping(e);
        }
    }

    private static LoggiaException stopping(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new LoggiaException(ErrorCode.UNAVAILABLE, "The server is stopping.", cause);
    }

    private static Encoder toWire(EncoderStatus status) {
        return new Encoder(
                status.encoder().ffmpegName(),
                status.encoder().codec(),
                status.encoder().device(),
                status.state().name(),
                status.reason(),
                status.speed());
    }
}
