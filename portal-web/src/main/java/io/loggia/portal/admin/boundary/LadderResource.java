package io.loggia.portal.admin.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.domain.RevisionId;
import io.loggia.media.plan.LadderSettings;
import io.loggia.media.plan.LadderSettings.Rung;
import io.loggia.media.plan.PathChoice;
import io.loggia.media.plan.TranscodePlanner.Offer;
import io.loggia.media.plan.VariantCodec;
import io.loggia.media.probe.VideoStream;
import io.loggia.portal.admin.boundary.TranscodingReport.ChosenPath;
import io.loggia.portal.admin.control.TranscodingChanges;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.processing.control.LadderPreview;
import io.loggia.portal.processing.control.LadderPreview.Preview;
import io.loggia.portal.processing.control.LadderText;
import io.loggia.portal.processing.control.TranscodingSetup;
import io.loggia.portal.processing.control.TranscodingSetup.Setup;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The qualities that are made, and what they would be of a source. */
@Path("admin/transcoding/ladder")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.ADMINISTER)
public class LadderResource {

    @Inject
    private TranscodingSetup setup;

    @Inject
    private TranscodingChanges changes;

    @Inject
    private LadderPreview previews;

    @Inject
    private MediaGate gate;

    /**
     * @param lines of the shorter side
     * @param quality constant rate factor; lower is better
     * @param maxBitsPerSecond at up to 30 pictures a second
     */
    public record LadderRung(
            @NotNull Integer lines,
            @NotNull Integer quality,
            @NotNull Integer maxBitsPerSecond) {}

    /**
     * The rungs in force, and those of the product.
     *
     * @param variants codecs in which all of them are made once more, beside H.264
     */
    public record Ladder(
            int version,
            List<LadderRung> rungs,
            List<VariantCodec> variants,
            List<LadderRung> usual,
            @Nullable String changedBy,
            @Nullable String changedAt) {}

    /** A new ladder; {@code version} is the one that it is made from. Without {@code variants}, it has none. */
    public record LadderWish(
            @NotNull Integer version,
            @NotNull @Size(max = LadderText.MOST_RUNGS) List<@NotNull @Valid LadderRung> rungs,
            @Nullable @Size(max = 2) List<@NotNull VariantCodec> variants) {}

    /** A source as somebody describes it. */
    public static class TypedSource {
        @QueryParam("width")
        @DefaultValue("1920")
        @Min(2)
        @Max(16_384)
        public int width;

        @QueryParam("height")
        @DefaultValue("1080")
        @Min(2)
        @Max(16_384)
        public int height;

        @QueryParam("framesPerSecond")
        @DefaultValue("25")
        @DecimalMin("0")
        @DecimalMax("1000")
        public double framesPerSecond;

        @QueryParam("codec")
        @DefaultValue("h264")
        @Pattern(regexp = "[a-z0-9]{1,30}")
        public String codec = "h264";

        @QueryParam("tenBit")
        @DefaultValue("false")
        public boolean tenBit;

        @QueryParam("hdr")
        @DefaultValue("false")
        public boolean hdr;

        @QueryParam("interlaced")
        @DefaultValue("false")
        public boolean interlaced;

        VideoStream video() {
            String pixels = tenBit ? "yuv420p10le" : "yuv420p";
            return new VideoStream(0, codec, "", 0, pixels, width, height, 0, 1, framesPerSecond, hdr, interlaced);
        }
    }

    /** What the preview is of. */
    public record SourceView(
            int width, int height, double framesPerSecond, String codec, boolean tenBit, boolean hdr) {}

    /** @param maxBitsPerSecond at this frame rate */
    public record OfferView(
            String name,
            int width,
            int height,
            double framesPerSecond,
            String codec,
            int quality,
            long maxBitsPerSecond) {}

    /**
     * @param source null for sound alone
     * @param path null for sound alone
     */
    public record PreviewView(
            @Nullable SourceView source,
            List<OfferView> offers,
            @Nullable ChosenPath path) {}

    @GET
    public Ladder inForce() {
        return toWire(setup.read());
    }

    /** For what is encoded from now on; everything else is encoded anew by the queue's page. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public Ladder change(@Valid @NotNull LadderWish wish) {
        List<VariantCodec> variants = wish.variants();
        return toWire(changes.ladder(
                wish.version(),
                wish.rungs().stream()
                        .map(rung -> new Rung(rung.lines(), rung.quality(), rung.maxBitsPerSecond()))
                        .toList(),
                variants == null ? List.of() : variants));
    }

    /**
     * What the ladder would make, at most: qualities that turn out not to be worth their bits are left out when the film
     * is encoded.
     *
     * @param itemId whose uploaded file it is of; without one, of the source that the other parameters describe
     * @param rungs a ladder that is not saved, as {@code 1080:23:5000000,720:23:2800000}
     * @param variants codecs beside H.264 that are not saved, as {@code HEVC,AV1}; empty for none
     */
    @GET
    @Path("preview")
    public PreviewView preview(
            @QueryParam("itemId") @Nullable String itemId,
            @QueryParam("rungs") @Nullable String rungs,
            @QueryParam("variants") @Nullable String variants,
            @BeanParam @Valid TypedSource source) {
        List<Rung> draft = rungs == null ? null : LadderText.parse(rungs);
        List<VariantCodec> beside = variants == null ? null : LadderText.parseVariants(variants);
        if (itemId == null) {
            return toWire(previews.of(source.video(), draft, beside));
        }
        RevisionId revision = gate.view(MediaId.parse(itemId)).currentRevision();
        if (revision == null) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "There is no uploaded file yet.");
        }
        try {
            return toWire(previews.of(revision, draft, beside));
        } catch (InterruptedException e) {
            throw TranscodingResource.stopping(e);
        }
    }

    private static Ladder toWire(Setup setup) {
        return new Ladder(
                setup.version(),
                rungs(setup.rungs()),
                setup.variants(),
                rungs(LadderSettings.DEFAULT.rungs()),
                setup.changedBy(),
                setup.changedAt() == null ? null : setup.changedAt().toString());
    }

    private static List<LadderRung> rungs(List<Rung> rungs) {
        return rungs.stream()
                .map(rung -> new LadderRung(rung.lines(), rung.quality(), rung.maxBitsPerSecond()))
                .toList();
    }

    private static PreviewView toWire(Preview preview) {
        VideoStream video = preview.video();
        PathChoice path = preview.path();
        return new PreviewView(
                video == null
                        ? null
                        : new SourceView(
                                video.displayWidth(),
                                video.displayHeight(),
                                video.framesPerSecond(),
                                video.codec(),
                                video.isTenBit(),
                                video.hdr()),
                preview.offers().stream().map(LadderResource::toWire).toList(),
                path == null ? null : TranscodingReport.ChosenPaths.of("", path));
    }

    private static OfferView toWire(Offer offer) {
        return new OfferView(
                offer.rendition().folder(),
                offer.rendition().width(),
                offer.rendition().height(),
                offer.rendition().framesPerSecond(),
                offer.codec(),
                offer.rung().quality(),
                offer.maxBitsPerSecond());
    }
}
