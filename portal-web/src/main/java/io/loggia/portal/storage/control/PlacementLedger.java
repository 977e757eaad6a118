package io.loggia.portal.storage.control;

import io.loggia.domain.RevisionId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is written down of files in another store; each call is a transaction and durable when it returns. A port, because
 * transactions begin at the boundary and files travel below it.
 *
 * <p>What is being written, moved or removed is one holder's own until it says that it is done, or has been silent for
 * {@code loggia.storage.hold}: two that write or remove the same file would undo each other's work. No two holds have the
 * same holder. All times are the database's, since the clocks of servers differ.
 */
public interface PlacementLedger {

    /**
     * A file in another store, or the list of a folder's files there.
     *
     * @param place the store
     * @param content what it stands for: the file itself, or all of the folder
     * @param storageClass the class that it was archived in; empty while it lies as it was written
     * @param complete whether it was read back and found to be the same
     * @param unproven whether it was written anew in place of itself since, and not read back yet: it counts, but what is
     *     here of it has to stay
     * @param abandoned whether it is not complete, or unproven, and nobody is writing it any more: what is left of a copy that
     *     was begun, or that was being removed
     * @param settled whether it has been complete for {@code loggia.storage.move-every} at least, and nobody holds it
     */
    record Placed(
            String key,
            RevisionId revision,
            String place,
            long bytes,
            String sha256,
            Content content,
            String storageClass,
            boolean complete,
            boolean unproven,
            boolean abandoned,
            boolean settled) {

        private static final String LIST = ".list";

        static Placed ofFile(String key, RevisionId revision, String place, long bytes, String sha256) {
            return new Placed(
                    key, revision, place, bytes, sha256, new Content(1, bytes), "", false, false, false, false);
        }

        /** @param folder key of the folder */
        static Placed ofFolder(String folder, RevisionId revision, String place, byte[] list, Content content) {
            return new Placed(
                    listKey(folder),
                    revision,
                    place,
                    list.length,
                    Sums.of(list),
                    content,
                    "",
                    false,
                    false,
                    false,
                    false);
        }

        /** Key of the list of a folder. */
        public static String listKey(String folder) {
            return folder + LIST;
        }

        /** The same in another store. */
        Placed in(String other) {
            return new Placed(key, revision, other, bytes, sha256, content, "", complete, unproven, abandoned, settled);
        }

        /** Whether it stands for the same bytes in the same store. */
        boolean isOf(Placed another) {
            return place.equals(another.place) && sha256.equals(another.sha256);
        }

        /** Whether nothing else is needed of it to be relied on. */
        public boolean isProven() {
            return complete && !unproven;
        }

        /** Whether this is still what was found there before. */
        boolean isSameCopyAs(Placed before) {
            return complete && isOf(before);
        }

        /** Key of the folder that this is the list of; empty for a file. */
        public Optional<String> folder() {
            return key.endsWith(LIST) ? Optional.of(key.substring(0, key.length() - LIST.length())) : Optional.empty();
        }
    }

    /** How much something is. */
    record Content(int files, long bytes) {}

    Optional<Placed> find(String key);

    /** Files in the order of their keys; {@code after} is the last of the list before. */
    List<Placed> page(@Nullable String after, int limit);

    /**
     * Notes that a file is about to be written.
     *
     * @return false when it is being written or removed already, or is complete
     */
    boolean begin(Placed file, String holder);

    /** @return false when it is no longer this holder's */
    boolean complete(String key, String holder);

    /**
     * It counts no more, because it is about to be removed. To be said before: a copy that counts while it is being removed
     * would cost the file, should the server die meanwhile and another one trust in it.
     *
     * @return what was known until now; empty when somebody holds it, or nothing is known of it
     */
    Optional<Placed> giveUp(String key, String holder);

    /**
     * Takes a copy that goes on counting meanwhile.
     *
     * @return false when it is not complete in that store and class any more, is yet to be proven anew, or somebody holds it
     */
    boolean hold(Placed copy, String holder);

    /**
     * It lies in another store now.
     *
     * @param copy that this holder holds
     * @return false when it does not count any more, lies in another store than that of {@code copy}, or is no longer this
     *     holder's
     */
    boolean moved(Placed copy, String place, String holder);

    /**
     * It is about to be written anew in place of itself, from what is here. To be said before: a server that dies meanwhile
     * leaves a copy of which nobody knows whether it is the same.
     *
     * @param copy that this holder holds
     * @return false when it does not count any more, lies in another store, or is no longer this holder's
     */
    boolean rewriting(Placed copy, String holder);

    /**
     * It lies in another class of its store now, and is the same.
     *
     * @param copy that this holder holds
     * @return false when it does not count any more, lies in another store, or is no longer this holder's
     */
    boolean archived(Placed copy, String storageClass, String holder);

    /**
     * The holder is still at it. To be said several times in the time of a hold, and directly before what cannot be undone.
     *
     * @return false when it is no longer this holder's
     */
    boolean renew(String key, String holder);

    /**
     * It is nobody's any more. It counts if it counted while it was held.
     *
     * @return false when it was no longer this holder's
     */
    boolean release(String key, String holder);

    /**
     * Nothing of it is left that this holder was writing or removing.
     *
     * @return false when it was no longer this holder's
     */
    boolean forget(String key, String holder);

    /** Whoever holds it holds it no more, and it does not count until it was proven anew. */
    void doubt(String key);
}
