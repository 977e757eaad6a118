package io.loggia.portal.admin.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Permission;
import io.loggia.portal.admin.control.StorageUse;
import io.loggia.portal.admin.control.StorageUse.Use;
import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.storage.control.OtherStore;
import io.loggia.portal.storage.control.PlacedFiles;
import io.loggia.portal.storage.control.Room;
import io.loggia.portal.storage.control.StorageConfig;
import io.loggia.portal.storage.control.StoreDefinition;
import io.loggia.portal.storage.control.StoreException.Trouble;
import io.loggia.portal.storage.control.StoreSetup;
import io.loggia.portal.storage.control.StoreTrial;
import io.loggia.portal.storage.control.StoreTrial.Act;
import io.loggia.portal.storage.control.StoreTrial.Outcome;
import io.loggia.portal.storage.control.StoredKind;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** Room, who takes it, and what lies in the second store; whether that store works. */
@Path("admin/storage")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.ADMINISTER)
public class StorageResource {

    @Inject
    private MediaStore store;

    @Inject
    private Room room;

    @Inject
    private PlacedFiles placed;

    @Inject
    private OtherStore other;

    @Inject
    private StorageUse use;

    @Inject
    private StoreTrial trial;

    @Inject
    private StorageTransactions transactions;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    @Inject
    @ConfigProperties
    private StorageConfig config;

    /**
     * Of the file system that holds the media.
     *
     * @param uploads whether new ones may begin
     * @param work whether new jobs may begin
     */
    public record StorageRoom(long totalBytes, long freeBytes, long reserveBytes, boolean uploads, boolean work) {}

    /** Where files lie. */
    public enum Standing {
        /** In the store where they should. */
        IN_PLACE,
        /** In one that they leave. */
        LEAVING,
        /** In one that is not set up any more. */
        UNREACHABLE
    }

    /**
     * What of one kind lies in one store.
     *
     * @param storageClass the class that it was archived in; empty for what lies as it was written
     */
    public record PlaceUse(
            StoredKind kind, String place, String storageClass, Standing standing, long files, long bytes) {}

    /**
     * The second store, and what lies in all but the working folder.
     *
     * @param kind {@code none}, {@code folder} or {@code s3}
     * @param renditionsKind of a store for renditions alone; absent where they share the other one
     * @param originals {@code here} or {@code other}
     * @param renditions {@code here} or {@code other}
     * @param files that lie in any of them
     * @param leaving files that still lie in a store which they leave
     * @param unreachable files that lie in a store which is not set up any more
     * @param unreachablePlace that store
     */
    public record SecondStore(
            String kind,
            @Nullable String renditionsKind,
            String originals,
            String renditions,
            long files,
            long bytes,
            long leaving,
            long unreachable,
            @Nullable String unreachablePlace,
            List<PlaceUse> places) {}

    /**
     * All of it.
     *
     * @param authorQuotaBytes 0 for none
     * @param departmentQuotaBytes 0 for none
     */
    public record StorageState(
            StorageRoom room,
            SecondStore second,
            long authorQuotaBytes,
            long departmentQuotaBytes,
            List<Use> authors,
            List<Use> departments) {}

    /**
     * A step of a trial.
     *
     * @param trouble what kind of failure it was, for words in another language; null where it was none
     */
    public record TrialStep(
            Act act,
            Outcome outcome,
            String detail,
            @Nullable Trouble trouble,
            @Nullable String cure) {}

    /** How a trial of the second store went. */
    public record StorageTrial(List<TrialStep> steps) {}

    @GET
    @Transactional
    public StorageState now() {
        StorageUse.Uses uses = use.now();
        return new StorageState(
                new StorageRoom(
                        store.totalBytes(),
                        store.usableBytes(),
                        platform.storageReserveBytes,
                        room.allowsUploads(),
                        room.allowsWork()),
                second(),
                config.authorQuotaBytes,
                config.departmentQuotaBytes,
                uses.authors(),
                uses.departments());
    }

    private SecondStore second() {
        StoreSetup setup = other.setup();
        List<PlaceUse> places =
                placed.byPlace().stream().map(lying -> use(lying, setup)).toList();
        return new SecondStore(
                kind(setup.originals().store()),
                setup.isApart() ? kind(setup.renditions().store()) : null,
                setup.rules().originalsThere() ? "other" : "here",
                setup.rules().renditionsThere() ? "other" : "here",
                places.stream().mapToLong(PlaceUse::files).sum(),
                places.stream().mapToLong(PlaceUse::bytes).sum(),
                files(places, Standing.LEAVING),
                files(places, Standing.UNREACHABLE),
                places.stream()
                        .filter(use -> use.standing() == Standing.UNREACHABLE)
                        .map(PlaceUse::place)
                        .findFirst()
                        .orElse(null),
                places);
    }

    private PlaceUse use(PlacedFiles.Lying lying, StoreSetup setup) {
        StoreDefinition store = setup.of(lying.kind()).store();
        Standing standing = store != null && store.place().equals(lying.place())
                ? Standing.IN_PLACE
                : other.knows(lying.place()) ? Standing.LEAVING : Standing.UNREACHABLE;
        return new PlaceUse(lying.kind(), lying.place(), lying.storageClass(), standing, lying.files(), lying.bytes());
    }

    private static long files(List<PlaceUse> places, Standing standing) {
        return places.stream()
                .filter(use -> use.standing() == standing)
                .mapToLong(PlaceUse::files)
                .sum();
    }

    private static String kind(@Nullable StoreDefinition store) {
        return switch (store) {
            case null -> "none";
            case StoreDefinition.Folder folder -> "folder";
            case StoreDefinition.Bucket bucket -> "s3";
        };
    }

    /**
     * Writes a file into a store, reads a part of it, lists and deletes it.
     *
     * @param kind whose store; of uploaded files if it is left out
     */
    @POST
    @Path("test")
    public StorageTrial test(@QueryParam("kind") @DefaultValue("ORIGINALS") StoredKind kind) {
        if (!other.takesFiles()) {
            throw new LoggiaException(ErrorCode.CONFLICT, "No second store is set up.");
        }
        List<StoreTrial.Step> steps = trial.run(kind);
        transactions.tried(StoreTrial.passed(steps));
        return new StorageTrial(steps.stream()
                .map(step -> new TrialStep(step.act(), step.outcome(), step.detail(), step.trouble(), step.cure()))
                .toList());
    }
}
