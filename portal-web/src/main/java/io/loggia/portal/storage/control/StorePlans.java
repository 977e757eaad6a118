package io.loggia.portal.storage.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.storage.control.StoreBook.Known;
import io.loggia.portal.storage.control.StoreSetup.Rules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What becomes of what is set up when an admin wants something else. Nothing is changed by it. */
@ApplicationScoped
public class StorePlans {

    @Inject
    private OtherStore other;

    @Inject
    private AllowedFolders allowed;

    /** Folders below which one may be chosen. */
    public List<String> folders() {
        return allowed.roots();
    }

    /**
     * @param apart the store of what was made of uploaded files; null where it is the same
     * @throws LoggiaException {@link ErrorCode#CONFLICT} when somebody else was faster, {@link ErrorCode#INVALID_REQUEST} for a
     *     store that is none or may not be chosen, {@link ErrorCode#STORES_NESTED}, {@link ErrorCode#STORE_NOT_EMPTY}
     */
    public StoreSetup plan(Known known, int version, StoreWish store, @Nullable StoreWish apart, Rules rules) {
        StoreBook.requireVersion(known.version(), version);
        StoreSetup before = known.setup();
        List<StoreDefinition> secrets = before.all().toList();
        StoreDefinition originals = store.definition(secrets);
        StoreDefinition renditions = apart == null ? originals : apart(originals, apart.definition(secrets));
        StoreSetup planned = before.change(originals, renditions, rules);
        Stream.of(originals, renditions)
                .flatMap(Stream::ofNullable)
                .filter(wished -> !secrets.contains(wished))
                .distinct()
                .forEach(this::requireAllowed);
        return planned;
    }

    static StoreDefinition apart(@Nullable StoreDefinition originals, @Nullable StoreDefinition wished) {
        if (originals == null || wished == null) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST, "A store for renditions alone stands beside another one; set up both.");
        }
        if (originals.place().equals(wished.place())) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST, "Both stores are the same one; then renditions need none of their own.");
        }
        if (originals.isNestedWith(wished)) {
            throw new LoggiaException(
                    ErrorCode.STORES_NESTED,
                    "One of the two stores lies within the other. Name two that lie beside each other.");
        }
        return wished;
    }

    private void requireAllowed(StoreDefinition wished) {
        switch (wished) {
            case StoreDefinition.Folder folder -> allowed.require(folder.path());
            case StoreDefinition.Bucket bucket -> other.requireAllowed(bucket);
        }
    }
}
