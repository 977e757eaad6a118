package io.loggia.portal.storage.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is set up beside the working folder, whether by the server's settings or by an admin. Uploaded files and what was made
 * of them each have a store there, which may be the same one.
 *
 * @param bySettings whether the server's settings say so, in which case no admin changes it
 */
public record StoreSetup(Side originals, Side renditions, Rules rules, boolean bySettings) {

    /**
     * Where one kind of file lies beside the working folder.
     *
     * @param store null where there is none
     * @param former the one before it, which is being emptied of this kind; null where there is none
     */
    public record Side(
            @Nullable StoreDefinition store, @Nullable StoreDefinition former) {

        static final Side NONE = new Side(null, null);

        private Side change(@Nullable StoreDefinition wished) {
            if (Objects.equals(placeOf(store), placeOf(wished))) {
                return new Side(wished, former);
            }
            if (former != null) {
                throw new LoggiaException(
                        ErrorCode.STORE_NOT_EMPTY,
                        "The store before this one is still being emptied. Another can be set up when it is empty.");
            }
            return new Side(wished, store);
        }
    }

    /**
     * What lies where.
     *
     * @param originalsThere whether uploaded files lie in their store once all is made of them
     * @param originalsAfter how long after its upload a file stays here in any case
     * @param renditionsThere whether what was made of them lies in its store, with a working copy here
     * @param renditionsUnused how long the working copy stays after somebody watched
     */
    public record Rules(
            boolean originalsThere, Duration originalsAfter, boolean renditionsThere, Duration renditionsUnused) {

        static final Rules ALL_HERE = new Rules(false, Duration.ofDays(1), false, Duration.ofDays(7));

        boolean there(StoredKind kind) {
            return switch (kind) {
                case ORIGINALS -> originalsThere;
                case RENDITIONS -> renditionsThere;
            };
        }
    }

    static final StoreSetup NOTHING = new StoreSetup(Side.NONE, Side.NONE, Rules.ALL_HERE, /* bySettings= */ false);

    /** One store for both. */
    static StoreSetup ofOne(
            @Nullable StoreDefinition store, @Nullable StoreDefinition former, Rules rules, boolean bySettings) {
        Side both = new Side(store, former);
        return new StoreSetup(both, both, rules, bySettings);
    }

    public Side of(StoredKind kind) {
        return switch (kind) {
            case ORIGINALS -> originals;
            case RENDITIONS -> renditions;
        };
    }

    /**
     * What it becomes. A store in another place makes the one before it the former one of that kind, from which everything of
     * it is brought: into the new one or, where there is none, back.
     *
     * @throws LoggiaException {@link ErrorCode#STORE_NOT_EMPTY} while there is a former one of that kind already, since that of
     *     two stores nobody would know which file is to go where
     */
    StoreSetup change(
            @Nullable StoreDefinition wishedOriginals, @Nullable StoreDefinition wishedRenditions, Rules wished) {
        Rules kept = new Rules(
                wished.originalsThere() && wishedOriginals != null,
                wished.originalsAfter(),
                wished.renditionsThere() && wishedRenditions != null,
                wished.renditionsUnused());
        return new StoreSetup(originals.change(wishedOriginals), renditions.change(wishedRenditions), kept, bySettings);
    }

    /** Stores that are to do what they were not to do before, and so have to show that they can. */
    public List<StoreDefinition> toTry(StoreSetup before) {
        return Arrays.stream(StoredKind.values())
                .filter(kind -> asksMore(kind, before))
                .flatMap(kind -> Stream.ofNullable(of(kind).store()))
                .distinct()
                .toList();
    }

    private boolean asksMore(StoredKind kind, StoreSetup before) {
        return !Objects.equals(of(kind).store(), before.of(kind).store())
                || (rules.there(kind) && !before.rules.there(kind));
    }

    /** Whether what was made has a store that is not that of the uploaded files. */
    public boolean isApart() {
        return !Objects.equals(placeOf(originals.store), placeOf(renditions.store));
    }

    /** Whether files may lie in another store than they should. */
    public boolean isMoving() {
        return originals.former != null || renditions.former != null || (bySettings && isApart());
    }

    /** All that are known by it. */
    Stream<StoreDefinition> all() {
        return Stream.of(originals.store, renditions.store, originals.former, renditions.former)
                .flatMap(Stream::ofNullable);
    }

    private static @Nullable String placeOf(@Nullable StoreDefinition store) {
        return store == null ? null : store.place();
    }
}
