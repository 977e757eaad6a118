package io.loggia.portal.storage.control;

import io.loggia.domain.RevisionId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is written down of files in another store; each call is a transaction and durable when it returns. A port, because
 * transactions begin at the boundary and files travel below it.
 *
 * <p>What is being written or removed is one server's own until it says that it is done, or has been silent for {@code
 * loggia.storage.hold}: two that write or remove the same file would undo each other's work. A server is named by what
 * no other has, nor itself when it is started anew.
 */
public interface PlacementLedger {

    /**
     * A file in another store, or the list of a folder's files there.
     *
     * @param place the store
     * @param content what it stands for: the file itself, or all of the folder
     * @param complete whether it was read back and found to be the same
     * @param abandoned whether it is not, and nobody is writing it any more: what is left of a copy that was begun, or
     *     that was being removed
     */
    record Placed(
            String key,
            RevisionId revision,
            String place,
            long bytes,
            String sha256,
            Content content,
            boolean complete,
            boolean abandoned) {

        private static final String LIST = ".list";

        static Placed ofFile(String key, RevisionId revision, String place, long bytes, String sha256) {
            return new Placed(key, revision, place, bytes, sha256, new Content(1, bytes), false, false);
        }

        /** @param folder key of the folder */
        static Placed ofFolder(String folder, RevisionId revision, String place, byte[] list, Content content) {
            return new Placed(listKey(folder), revision, place, list.length, Sums.of(list), content, false, false);
        }

        /** Key of the list of a folder. */
        public static String listKey(String folder) {
            return folder + LIST;
        }

        /** Key of the folder that this is the list of; empty for a file. */
        public Optional<String> folder() {
            return key.endsWith(LIST) ? Optional.of(key.substring(0, key.length() - LIST.length())) : Optional.empty();
        }
    }

    /** How much something is. */
    record Content(int files, long bytes) {}

    Optional<Placed> find(String key);

    /**
     * Notes that a file is about to be written.
     *
     * @return false when it is being written or removed already, or is complete
     */
    boolean begin(Placed file, String server);

    /** @return false when it is no longer this server's: it was forgotten meanwhile, since nobody wants it any more */
    boolean complete(String key, String server);

    /**
     * It lies in another store now.
     *
     * @return false when it does not count any more, since nobody wants it there
     */
    boolean moved(String key, String place);

    /** Files in the order of their keys; {@code after} is the last of the list before. */
    List<Placed> page(@Nullable String after, int limit);

    /**
     * It counts no more, because it is about to be removed. To be said before: a copy that counts while it is being removed
     * would cost the file, should the server die meanwhile and another one trust in it.
     *
     * @return false when it is being written or removed already, or nothing is known of it
     */
    boolean giveUp(String key, String server);

    /** What a server was writing or removing and could not end is nobody's. */
    void release(String key, String server);

    /** The server is still at it. To be said several times in the time of a hold. */
    void renew(String key, String server);

    /** Nothing of it is left that this server was writing or removing. */
    void forget(String key, String server);
}
