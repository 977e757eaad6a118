package io.loggia.portal.storage.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.platform.control.OutgoingException;
import io.loggia.portal.platform.control.OutgoingHosts;
import io.loggia.portal.storage.control.StoreException.Trouble;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/**
 * The stores beside the working folder that are set up, if any: one for each kind of file, often the same; and those before
 * them, as long as files are brought from there. They may change at any time: whoever needs a store and its name asks for
 * both at once.
 */
@ApplicationScoped
public class OtherStore {

    private final ConfiguredStores configured;

    private final OutgoingHosts hosts;

    private volatile Stores now = new Stores(StoreSetup.NOTHING, Map.of(), Map.of());

    /** Those that are in use, by what they are. */
    private Map<StoreDefinition, Opened> inUse = Map.of();

    /** Whoever reads from one reads on, so they end with the server. */
    private final List<Store> opened = new ArrayList<>();

    /** @param place its name, which stays the same while it is the same store */
    record Opened(Store store, String place) {}

    /** What belongs together. */
    record Stores(StoreSetup setup, Map<StoredKind, Opened> current, Map<StoredKind, Opened> former) {

        /** Those of now come first: a former one may be the same under keys of its time. */
        private Stream<Opened> all() {
            return Stream.concat(current.values().stream(), former.values().stream());
        }

        Optional<Opened> named(String place) {
            return all().filter(store -> store.place().equals(place)).findFirst();
        }
    }

    @Inject
    OtherStore(ConfiguredStores configured, OutgoingHosts hosts) {
        this.configured = configured;
        this.hosts = hosts;
    }

    /** For the CDI proxy, and for tests that bring stores of their own. */
    OtherStore() {
        this(new ConfiguredStores(), new OutgoingHosts());
    }

    void use(Store given, String name) {
        for (StoredKind kind : StoredKind.values()) {
            use(kind, given, name);
        }
    }

    void use(StoredKind kind, Store given, String name) {
        now = new Stores(now.setup(), with(now.current(), kind, new Opened(given, name)), now.former());
    }

    void useNone() {
        now = new Stores(now.setup(), Map.of(), now.former());
    }

    void use(StoreSetup.Rules rules) {
        now = new Stores(StoreSetup.ofOne(null, null, rules, /* bySettings= */ false), now.current(), now.former());
    }

    void useFormer(Store given, String name) {
        Opened former = new Opened(given, name);
        now = new Stores(
                now.setup(), now.current(), Map.of(StoredKind.ORIGINALS, former, StoredKind.RENDITIONS, former));
    }

    private static Map<StoredKind, Opened> with(Map<StoredKind, Opened> stores, StoredKind kind, Opened store) {
        Map<StoredKind, Opened> more = new EnumMap<>(StoredKind.class);
        more.putAll(stores);
        more.put(kind, store);
        return more;
    }

    @PostConstruct
    void open() {
        configured.read().ifPresent(this::follow);
    }

    /** Takes what is set up from now on. */
    public synchronized void follow(StoreSetup setup) {
        Map<StoreDefinition, Opened> known = new HashMap<>();
        setup.all().forEach(store -> known.computeIfAbsent(store, it -> opened(it, setup.bySettings())));
        Map<StoredKind, Opened> current = new EnumMap<>(StoredKind.class);
        Map<StoredKind, Opened> former = new EnumMap<>(StoredKind.class);
        for (StoredKind kind : StoredKind.values()) {
            Opened store = known.get(setup.of(kind).store());
            Opened before = known.get(setup.of(kind).former());
            if (store != null) {
                current.put(kind, store);
            }
            if (before != null && (store == null || !store.place().equals(before.place()))) {
                former.put(kind, before);
            }
        }
        inUse = known;
        now = new Stores(setup, current, former);
    }

    private Opened opened(StoreDefinition definition, boolean trusted) {
        Opened known = inUse.get(definition);
        if (known != null) {
            return known;
        }
        Store store = open(definition, trusted);
        opened.add(store);
        return new Opened(store, definition.place());
    }

    /** @param trusted whether the operator has named it, who may have the server call any address */
    Store open(StoreDefinition definition, boolean trusted) {
        return switch (definition) {
            case StoreDefinition.Folder folder -> new FolderStore(folder.path());
            case StoreDefinition.Bucket bucket ->
                trusted
                        ? new S3Store(bucket.s3(), S3Store.Manner.USUAL)
                        : new S3Store(bucket.s3(), S3Store.Manner.USUAL, gate());
        };
    }

    /** Connections are kept for as long as the sockets come from the same factory. */
    private S3Store.Gate gate() {
        SSLSocketFactory sockets = hosts.sockets();
        return address -> {
            hosts.require(address.getHost(), address.getScheme().equals("https"));
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
            if (connection instanceof HttpsURLConnection encrypted) {
                encrypted.setSSLSocketFactory(sockets);
            }
            return connection;
        };
    }

    /**
     * Looks whether a store may be called that an admin has named.
     *
     * @throws LoggiaException {@link ErrorCode#INVALID_REQUEST}, with the reason in words
     */
    void requireAllowed(StoreDefinition.Bucket bucket) {
        URI address = bucket.s3().endpoint();
        if (address != null) {
            try {
                hosts.require(address.getHost(), address.getScheme().equals("https"));
            } catch (OutgoingException e) {
                throw new LoggiaException(ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
            }
        }
    }

    @PreDestroy
    void close() {
        opened.forEach(Store::close);
    }

    /** What is set up. */
    public StoreSetup setup() {
        return now.setup();
    }

    /** What lies where. */
    public StoreSetup.Rules rules() {
        return now.setup().rules();
    }

    /** Whether there is a store where files may lie. */
    public boolean isThere() {
        return now.all().findAny().isPresent();
    }

    /** Whether there is a store for new files. */
    public boolean takesFiles() {
        return !now.current().isEmpty();
    }

    /** Whether a store of this name is set up. */
    public boolean knows(String name) {
        return now.named(name).isPresent();
    }

    Stores now() {
        return now;
    }

    /**
     * The store for new files of a kind.
     *
     * @throws StoreException {@link Trouble#NO_PLACE} when there is none
     */
    Opened require(StoredKind kind) {
        Opened current = now.current().get(kind);
        if (current == null) {
            throw new StoreException(Trouble.NO_PLACE);
        }
        return current;
    }

    /** All stores for new files, each once. */
    List<Opened> current() {
        return now.current().values().stream().distinct().toList();
    }

    /** @throws StoreException {@link Trouble#NO_PLACE} when none is set up, or other ones than that of this name */
    Store require(String name) {
        return now.named(name)
                .orElseThrow(() -> new StoreException(Trouble.NO_PLACE))
                .store();
    }
}
