package io.loggia.portal.storage.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.platform.control.SecretBox;
import io.loggia.portal.storage.control.S3Place.Encryption;
import io.loggia.portal.storage.control.StoreSetup.Rules;
import io.loggia.portal.storage.control.StoreSetup.Side;
import io.loggia.portal.storage.entity.DefinedStore;
import io.loggia.portal.storage.entity.DefinedStore.Kind;
import io.loggia.portal.storage.entity.DefinedStore.Role;
import io.loggia.portal.storage.entity.StorageSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What admins have set up beside the working folder, as the database has it. Every method wants the caller's transaction. */
@ApplicationScoped
public class StoreBook {

    private static final System.Logger LOGGER = System.getLogger(StoreBook.class.getName());
    private static final String PURPOSE = "store-key";

    /** Every server has noticed a change by then: it reads from both stores, and writes nothing into the former one. */
    private static final Duration NOTICED = Duration.ofSeconds(10);

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private SecretBox secrets;

    @Inject
    private PlacedFiles placed;

    /**
     * What is set up.
     *
     * @param version grows with every change
     */
    public record Known(
            int version,
            StoreSetup setup,
            @Nullable String changedBy,
            @Nullable Instant changedAt) {}

    public int version() {
        return settings(LockModeType.NONE).version();
    }

    public Known read() {
        return known(settings(LockModeType.NONE));
    }

    private Known known(StorageSettings settings) {
        Rules rules = new Rules(
                settings.originalsThere(),
                Duration.ofSeconds(settings.originalsAfterSeconds()),
                settings.renditionsThere(),
                Duration.ofSeconds(settings.renditionsUnusedSeconds()));
        return new Known(
                settings.version(),
                new StoreSetup(side(StoredKind.ORIGINALS), side(StoredKind.RENDITIONS), rules, /* bySettings= */ false),
                settings.changedBy(),
                settings.changedAt());
    }

    /** @throws LoggiaException {@link ErrorCode#CONFLICT} when somebody else was faster */
    public Known change(int version, StoreSetup setup, String by) {
        StorageSettings settings = settings(LockModeType.PESSIMISTIC_WRITE);
        requireVersion(settings.version(), version);
        for (StoredKind kind : StoredKind.values()) {
            write(current(kind), setup.of(kind).store());
            write(former(kind), setup.of(kind).former());
        }
        Rules rules = setup.rules();
        settings.originals(rules.originalsThere(), rules.originalsAfter().toSeconds());
        settings.renditions(rules.renditionsThere(), rules.renditionsUnused().toSeconds());
        settings.changed(by);
        entities.flush();
        // By the database's clock, since it is another server that waits until all have noticed.
        entities.createNativeQuery("update storage_settings set changed_at = current_timestamp where id = ?1")
                .setParameter(1, StorageSettings.ONE)
                .executeUpdate();
        entities.refresh(settings);
        return known(settings);
    }

    /** @throws LoggiaException {@link ErrorCode#CONFLICT} */
    public static void requireVersion(int known, int wanted) {
        if (known != wanted) {
            throw new LoggiaException(
                    ErrorCode.CONFLICT, "Somebody else has changed these settings; look at them again.");
        }
    }

    /**
     * Has one server at a time empty former stores, since what one has moved another must not move back; and none before
     * all know of it.
     *
     * @return whether it is this server's turn
     */
    public boolean takeTurn(UUID server, Predicate<UUID> isAlive) {
        StorageSettings settings = settings(LockModeType.PESSIMISTIC_WRITE);
        UUID at = settings.emptyingServer();
        boolean noticed = !entities.createNativeQuery(
                        "select id from storage_settings where id = ?1 and (changed_at is null"
                                + " or changed_at < current_timestamp - cast(?2 as bigint) * interval '1' second)")
                .setParameter(1, StorageSettings.ONE)
                .setParameter(2, NOTICED.toSeconds())
                .getResultList()
                .isEmpty();
        boolean free = at == null || at.equals(server) || !isAlive.test(at);
        if (noticed && free) {
            settings.emptyingServer(server);
        }
        return noticed && free;
    }

    /** Its turn is over. Where nothing of a kind lies in its former store any more, that store is forgotten. */
    public void endTurn(UUID server) {
        StorageSettings settings = settings(LockModeType.PESSIMISTIC_WRITE);
        if (!server.equals(settings.emptyingServer())) {
            return;
        }
        settings.emptyingServer(null);
        boolean gone = false;
        for (StoredKind kind : StoredKind.values()) {
            StoreDefinition former = store(former(kind));
            if (former != null && placed.isEmpty(former.place(), kind)) {
                write(former(kind), null);
                gone = true;
                LOGGER.log(
                        Level.INFO, "Of {0}, nothing lies in {1} any more, and it is forgotten", kind, former.place());
            }
        }
        if (gone) {
            settings.formerGone();
        }
    }

    private Side side(StoredKind kind) {
        return new Side(store(current(kind)), store(former(kind)));
    }

    private static Role current(StoredKind kind) {
        return switch (kind) {
            case ORIGINALS -> Role.ORIGINALS;
            case RENDITIONS -> Role.RENDITIONS;
        };
    }

    private static Role former(StoredKind kind) {
        return switch (kind) {
            case ORIGINALS -> Role.FORMER_ORIGINALS;
            case RENDITIONS -> Role.FORMER_RENDITIONS;
        };
    }

    private StorageSettings settings(LockModeType lock) {
        StorageSettings settings = Objects.requireNonNull(entities.find(StorageSettings.class, StorageSettings.ONE));
        if (lock != LockModeType.NONE) {
            entities.refresh(settings, lock);
        }
        return settings;
    }

    private @Nullable StoreDefinition store(Role role) {
        DefinedStore store = entities.find(DefinedStore.class, role.name());
        if (store == null) {
            return null;
        }
        return switch (store.kind()) {
            case FOLDER -> new StoreDefinition.Folder(Path.of(store.folder()));
            case S3 ->
                new StoreDefinition.Bucket(new S3Place(
                        store.endpoint().isEmpty() ? null : URI.create(store.endpoint()),
                        store.region(),
                        store.bucket(),
                        store.prefix(),
                        store.pathStyle(),
                        Encryption.valueOf(store.encryption()),
                        named(store.storageClass()),
                        named(store.originalsClass()),
                        archive(store),
                        store.accessKey(),
                        opened(store.secretKey())));
        };
    }

    private static @Nullable ArchiveClass archive(DefinedStore store) {
        return store.archiveClass().isEmpty()
                ? null
                : new ArchiveClass(store.archiveClass(), Duration.ofSeconds(store.archiveAfterSeconds()));
    }

    private static @Nullable String named(String storageClass) {
        return storageClass.isEmpty() ? null : storageClass;
    }

    /** A key that cannot be read any more is none, so that another can be set. */
    private String opened(@Nullable String sealed) {
        try {
            return sealed == null ? "" : secrets.open(sealed, PURPOSE);
        } catch (IllegalStateException e) {
            LOGGER.log(Level.ERROR, "A store's secret key must be set again", e);
            return "";
        }
    }

    private void write(Role role, @Nullable StoreDefinition definition) {
        if (Objects.equals(store(role), definition)) {
            return;
        }
        DefinedStore known = entities.find(DefinedStore.class, role.name());
        if (known != null) {
            entities.remove(known);
            entities.flush();
        }
        if (definition != null) {
            entities.persist(row(role, definition));
        }
    }

    private DefinedStore row(Role role, StoreDefinition definition) {
        return switch (definition) {
            case StoreDefinition.Folder folder -> {
                DefinedStore row = new DefinedStore(role, Kind.FOLDER);
                row.folder(folder.path().toString());
                yield row;
            }
            case StoreDefinition.Bucket(S3Place s3) -> {
                DefinedStore row = new DefinedStore(role, Kind.S3);
                row.bucket(
                        s3.endpoint() == null ? "" : s3.endpoint().toString(),
                        s3.region(),
                        s3.bucket(),
                        s3.prefix(),
                        s3.pathStyle());
                row.manner(
                        s3.encryption().name(),
                        Objects.requireNonNullElse(s3.storageClass(), ""),
                        Objects.requireNonNullElse(s3.originalsClass(), ""));
                if (s3.archive() != null) {
                    row.archive(s3.archive().name(), s3.archive().after().toSeconds());
                }
                row.keys(s3.accessKey(), secrets.seal(s3.secretKey(), PURPOSE));
                yield row;
            }
        };
    }
}
