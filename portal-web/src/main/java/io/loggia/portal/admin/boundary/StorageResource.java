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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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

    /**
     * The second store.
     *
     * @param kind {@code none}, {@code folder} or {@code s3}
     * @param originals {@code here} or {@code other}
     * @param renditions {@code here} or {@code other}
     * @param files that lie in it or in the one before it
     * @param leaving files that still lie in the store before it
     * @param unreachable files that lie in a store which is not set up any more
     * @param unreachablePlace that store
     */
    public record SecondStore(
            String kind,
            String originals,
            String renditions,
            long files,
            long bytes,
            long leaving,
            long unreachable,
            @Nullable String unreachablePlace) {}

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
        PlacedFiles.Total total = placed.total();
        long leaving = 0;
        long unreachable = 0;
        String unreachablePlace = null;
        for (PlacedFiles.Lying lying : placed.byPlace()) {
            StoreDefinition store = setup.of(lying.kind()).store();
            if (store != null && store.place().equals(lying.place())) {
                continue;
            }
            if (other.knows(lying.place())) {
                leaving += lying.files();
            } else {
                unreachable += lying.files();
                unreachablePlace = lying.place();
            }
        }
        return new SecondStore(
                kind(setup.originals().store()),
                setup.rules().originalsThere() ? "other" : "here",
                setup.rules().renditionsThere() ? "other" : "here",
                total.files(),
                total.bytes(),
                leaving,
                unreachable,
                unreachablePlace);
    }

    private static String kind(@Nullable StoreDefinition store) {
        return switch (store) {
            case null -> "none";
            case StoreDefinition.Folder folder -> "folder";
            case StoreDefinition.Bucket bucket -> "s3";
        };
    }

    /** Writes a file into the second store, reads a part of it, lists and deletes it. */
    @POST
    @Path("test")
    public StorageTrial test() {
        if (!other.takesFiles()) {
            throw new LoggiaException(ErrorCode.CONFLICT, "No second store is set up.");
        }
        List<StoreTrial.Step> steps = trial.run(StoredKind.ORIGINALS);
        transactions.tried(StoreTrial.passed(steps));
        return new StorageTrial(steps.stream()
                .map(step -> new TrialStep(step.act(), step.outcome(), step.detail(), step.trouble(), step.cure()))
                .toList());
    }
}
