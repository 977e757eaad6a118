package io.loggia.portal.storage.control;

import io.loggia.domain.RevisionId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is written down of files in another store; each call is a transaction and durable when it returns. A port, because
 * transactions begin at the boundary and files travel below it.
 */
public interface PlacementLedger {

    /**
     * A file in another store.
     *
     * @param place the store
     * @param complete whether it was read back and found to be the same
     */
    record Placed(String key, RevisionId revision, String place, long bytes, String sha256, boolean complete) {}

    Optional<Placed> find(String key);

    /**
     * Notes that a file is about to be written.
     *
     * @return false when another server writes it at present, or it is complete
     */
    boolean begin(Placed file, String server);

    /** @return false when it was forgotten meanwhile, since nobody wants it any more */
    boolean complete(String key);

    /** Files in the order of their keys; {@code after} is the last of the list before. */
    List<Placed> page(@Nullable String after, int limit);

    void forget(String key);
}
