package io.loggia.portal.admin.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Permission;
import io.loggia.portal.platform.control.Problem;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.storage.control.ArchiveClass;
import io.loggia.portal.storage.control.OtherStore;
import io.loggia.portal.storage.control.S3Place;
import io.loggia.portal.storage.control.S3Place.Encryption;
import io.loggia.portal.storage.control.StoreBook.Known;
import io.loggia.portal.storage.control.StoreDefinition;
import io.loggia.portal.storage.control.StorePlans;
import io.loggia.portal.storage.control.StoreSetup;
import io.loggia.portal.storage.control.StoreSetup.Rules;
import io.loggia.portal.storage.control.StoreTrial;
import io.loggia.portal.storage.control.StoreWish;
import io.loggia.portal.storage.control.StoreWish.Kind;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The second store, and one for renditions alone: set up, once they have shown that they work. */
@Path("admin/storage/store")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.ADMINISTER)
public class StoreResource {

    private static final long LONGEST = 315_360_000;
    private static final long USUAL_ARCHIVE_SECONDS = 90 * 86_400;

    @Inject
    private StorageTransactions transactions;

    @Inject
    private StorePlans plans;

    @Inject
    private StoreTrial trial;

    @Inject
    private OtherStore other;

    /**
     * A store.
     *
     * @param endpoint empty for that of Amazon's region
     * @param storageClass empty for the usual one
     * @param originalsClass that of uploaded files
     * @param archiveClass where they go when they are old; empty for nowhere
     */
    public record StoreParts(
            Kind kind,
            String folder,
            String endpoint,
            String region,
            String bucket,
            String prefix,
            boolean pathStyle,
            Encryption encryption,
            String storageClass,
            String originalsClass,
            String archiveClass,
            long archiveAfterSeconds,
            String accessKey,
            boolean secretKeySet) {

        static StoreParts of(@Nullable StoreDefinition store) {
            S3Place s3 = store instanceof StoreDefinition.Bucket bucket ? bucket.s3() : null;
            ArchiveClass archive = s3 == null ? null : s3.archive();
            return new StoreParts(
                    store == null ? Kind.NONE : s3 == null ? Kind.FOLDER : Kind.S3,
                    store instanceof StoreDefinition.Folder folder
                            ? folder.path().toString()
                            : "",
                    s3 == null || s3.endpoint() == null ? "" : s3.endpoint().toString(),
                    s3 == null ? "us-east-1" : s3.region(),
                    s3 == null ? "" : s3.bucket(),
                    s3 == null ? "loggia/" : s3.prefix(),
                    s3 == null || s3.pathStyle(),
                    s3 == null ? Encryption.BUCKET : s3.encryption(),
                    s3 == null ? "" : Objects.requireNonNullElse(s3.storageClass(), ""),
                    s3 == null ? "" : Objects.requireNonNullElse(s3.originalsClass(), ""),
                    archive == null ? "" : archive.name(),
                    archive == null ? USUAL_ARCHIVE_SECONDS : archive.after().toSeconds(),
                    s3 == null ? "" : s3.accessKey(),
                    s3 != null && !s3.secretKey().isEmpty());
        }
    }

    /**
     * @param version to be sent back with a change, which is refused if someone else was faster
     * @param bySettings whether the server's settings say so, and nothing can be changed here
     * @param folders below which a folder may be chosen
     * @param renditionsStore the one for what was made of uploaded files; absent where it is the same
     * @param former the store before it while it is being emptied; absent where there is none
     * @param renditionsFormer the one before it of what was made
     */
    public record StoreSettings(
            int version,
            boolean bySettings,
            List<String> folders,
            StoreParts store,
            @Nullable StoreParts renditionsStore,
            boolean originalsThere,
            long originalsAfterSeconds,
            boolean renditionsThere,
            long renditionsUnusedSeconds,
            @Nullable String former,
            @Nullable String renditionsFormer,
            @Nullable String changedBy,
            @Nullable String changedAt) {}

    /** A store that is wished for; a secret key that is left out stays as it is. */
    public record StorePartsWish(
            @NotNull Kind kind,
            @NotNull @Size(max = 300) String folder,
            @NotNull @Size(max = 300) String endpoint,
            @NotNull @Size(max = 60) String region,
            @NotNull @Size(max = 100) String bucket,
            @NotNull @Size(max = 100) String prefix,
            @NotNull Boolean pathStyle,
            @NotNull Encryption encryption,
            @NotNull @Size(max = 40) String storageClass,
            @NotNull @Size(max = 40) String originalsClass,
            @NotNull @Size(max = 40) String archiveClass,
            @NotNull @Min(0) @Max(LONGEST) Long archiveAfterSeconds,
            @NotNull @Size(max = 200) String accessKey,
            @Nullable @Size(max = 200) String secretKey) {

        private StoreWish store() {
            return new StoreWish(
                    kind,
                    folder,
                    endpoint,
                    region,
                    bucket,
                    prefix,
                    pathStyle,
                    encryption,
                    storageClass,
                    originalsClass,
                    archiveClass,
                    Duration.ofSeconds(archiveAfterSeconds),
                    accessKey,
                    secretKey);
        }

        private boolean setsSecret() {
            return secretKey != null && !secretKey.isEmpty();
        }

        @Override
        public String toString() {
            return "StorePartsWish[" + kind + "]";
        }
    }

    /**
     * A change to all of it.
     *
     * @param renditionsStore absent for the same store
     */
    public record StoreSettingsWish(
            @NotNull Integer version,
            @NotNull @Valid StorePartsWish store,
            @Nullable @Valid StorePartsWish renditionsStore,
            @NotNull Boolean originalsThere,
            @NotNull @Min(0) @Max(LONGEST) Long originalsAfterSeconds,
            @NotNull Boolean renditionsThere,
            @NotNull @Min(0) @Max(LONGEST) Long renditionsUnusedSeconds) {

        private Rules rules() {
            return new Rules(
                    originalsThere,
                    Duration.ofSeconds(originalsAfterSeconds),
                    renditionsThere,
                    Duration.ofSeconds(renditionsUnusedSeconds));
        }

        private @Nullable StoreWish apart() {
            return renditionsStore == null ? null : renditionsStore.store();
        }

        private boolean setsSecret() {
            return store.setsSecret() || (renditionsStore != null && renditionsStore.setsSecret());
        }
    }

    @GET
    public StoreSettings set() {
        StoreSetup inForce = other.setup();
        return toWire(inForce.bySettings() ? new Known(0, inForce, null, null) : transactions.read());
    }

    /**
     * Refused, with the steps of the trial as {@code steps} and the store as {@code place}, when one does not do what will be
     * asked of it.
     */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = StoreSettings.class)))
    public Response change(@Valid @NotNull StoreSettingsWish wish) {
        if (other.setup().bySettings()) {
            throw new LoggiaException(
                    ErrorCode.KEPT_ELSEWHERE,
                    "The server's settings (loggia.storage.*) say what the other stores are.");
        }
        Known known = transactions.read();
        StoreSetup wished = plans.plan(known, wish.version(), wish.store().store(), wish.apart(), wish.rules());
        for (StoreDefinition store : wished.toTry(known.setup())) {
            List<StoreTrial.Step> steps = trial.run(store);
            if (!StoreTrial.passed(steps)) {
                transactions.tried(false);
                return refusal(store, steps);
            }
        }
        Known changed = transactions.change(wish.version(), wished, wish.setsSecret());
        other.follow(changed.setup());
        return Response.ok(toWire(changed)).build();
    }

    private static Response refusal(StoreDefinition store, List<StoreTrial.Step> steps) {
        StoreTrial.Step failed = steps.stream()
                .filter(step -> step.outcome() == StoreTrial.Outcome.FAILED)
                .findFirst()
                .orElseThrow();
        JsonArrayBuilder told = Json.createArrayBuilder();
        steps.forEach(step -> {
            JsonObjectBuilder one = Json.createObjectBuilder()
                    .add("act", step.act().name())
                    .add("outcome", step.outcome().name())
                    .add("detail", step.detail());
            if (step.trouble() != null && step.cure() != null) {
                one.add("trouble", step.trouble().name()).add("cure", step.cure());
            }
            told.add(one);
        });
        String words = failed.detail() + " " + Objects.requireNonNullElse(failed.cure(), "");
        return Problem.response(
                ErrorCode.STORE_FAILS,
                Problem.body(ErrorCode.STORE_FAILS, words.strip())
                        .add("place", store.place())
                        .add("steps", told));
    }

    private StoreSettings toWire(Known known) {
        StoreSetup setup = known.setup();
        return new StoreSettings(
                known.version(),
                setup.bySettings(),
                plans.folders(),
                StoreParts.of(setup.originals().store()),
                setup.isApart() ? StoreParts.of(setup.renditions().store()) : null,
                setup.rules().originalsThere(),
                setup.rules().originalsAfter().toSeconds(),
                setup.rules().renditionsThere(),
                setup.rules().renditionsUnused().toSeconds(),
                place(setup.originals().former()),
                place(setup.renditions().former()),
                known.changedBy(),
                known.changedAt() == null ? null : known.changedAt().toString());
    }

    private static @Nullable String place(@Nullable StoreDefinition store) {
        return store == null ? null : store.place();
    }
}
