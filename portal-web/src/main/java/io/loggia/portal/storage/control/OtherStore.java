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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The store beside the working folder that is set up, if any; and the one before it, as long as files are brought from
 * there. It may change at any time: whoever needs a store and its name asks for both at once.
 */
@ApplicationScoped
public class OtherStore {

    private final ConfiguredStores configured;

    private final OutgoingHosts hosts;

    private volatile Stores now = new Stores(StoreSetup.NOTHING, null, null);

    /** Whoever reads from one reads on, so they end with the server. */
    private final List<Store> opened = new ArrayList<>();

    /** @param place its name, which stays the same while it is the same store */
    record Opened(Store store, String place) {}

    /** What belongs together. */
    record Stores(
            StoreSetup setup,
            @Nullable Opened current,
            @Nullable Opened former) {

        private Stream<Opened> all() {
            return Stream.of(Optional.ofNullable(current), Optional.ofNullable(former))
                    .flatMap(Optional::stream);
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
        now = new Stores(now.setup(), new Opened(given, name), now.former());
    }

    void useNone() {
        now = new Stores(now.setup(), null, now.former());
    }

    void use(StoreSetup.Rules rules) {
        now = new Stores(new StoreSetup(null, null, rules, /* bySettings= */ false), now.current(), now.former());
    }

    void useFormer(Store given, String name) {
        now = new Stores(now.setup(), now.current(), new Opened(given, name));
    }

    @PostConstruct
    void open() {
        configured.read().ifPresent(this::follow);
    }

    /** Takes what is set up from now on. */
    public synchronized void follow(StoreSetup setup) {
        Stores before = now;
        Opened current = opened(setup.other(), setup, before);
        Opened former = opened(setup.former(), setup, before);
        boolean sameTwice = current != null && former != null && current.place().equals(former.place());
        now = new Stores(setup, current, sameTwice ? null : former);
    }

    private @Nullable Opened opened(@Nullable StoreDefinition definition, StoreSetup setup, Stores before) {
        if (definition == null) {
            return null;
        }
        if (definition.equals(before.setup().other()) && before.current() != null) {
            return before.current();
        }
        if (definition.equals(before.setup().former()) && before.former() != null) {
            return before.former();
        }
        Store store = open(definition, setup.bySettings());
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
        Stores known = now;
        return known.current() != null || known.former() != null;
    }

    /** Whether there is a store for new files. */
    public boolean takesFiles() {
        return now.current() != null;
    }

    /** Whether a store of this name is set up. */
    public boolean knows(String name) {
        return now.all().anyMatch(store -> store.place().equals(name));
    }

    Stores now() {
        return now;
    }

    /** @throws StoreException {@link Trouble#NO_PLACE} when there is none for new files */
    Opened require() {
        Opened current = now.current();
        if (current == null) {
            throw new StoreException(Trouble.NO_PLACE);
        }
        return current;
    }

    /** @throws StoreException {@link Trouble#NO_PLACE} when none is set up, or other ones than that of this name */
    Store require(String name) {
        return now.all()
                .filter(store -> store.place().equals(name))
                .findFirst()
                .orElseThrow(() -> new StoreException(Trouble.NO_PLACE))
                .store();
    }
}
