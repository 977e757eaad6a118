package io.loggia.portal.storage.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is set up beside the working folder, whether by the server's settings or by an admin.
 *
 * @param other the second store; null where there is none
 * @param former the one before it, which is being emptied; null where there is none
 * @param bySettings whether the server's settings say so, in which case no admin changes it
 */
public record StoreSetup(
        @Nullable StoreDefinition other, @Nullable StoreDefinition former, Rules rules, boolean bySettings) {

    /**
     * What lies where.
     *
     * @param originalsThere whether uploaded files lie in the second store once all is made of them
     * @param originalsAfter how long after its upload a file stays here in any case
     * @param renditionsThere whether what was made of them lies there, with a working copy here
     * @param renditionsUnused how long the working copy stays after somebody watched
     */
    public record Rules(
            boolean originalsThere, Duration originalsAfter, boolean renditionsThere, Duration renditionsUnused) {

        static final Rules ALL_HERE = new Rules(false, Duration.ofDays(1), false, Duration.ofDays(7));

        private Rules allHere() {
            return new Rules(false, originalsAfter, false, renditionsUnused);
        }
    }

    static final StoreSetup NOTHING = new StoreSetup(null, null, Rules.ALL_HERE, /* bySettings= */ false);

    /**
     * What it becomes. A store in another place makes the one before it the former one, from which everything is brought: into
     * the new one or, where there is none, back.
     *
     * @throws LoggiaException {@link ErrorCode#STORE_NOT_EMPTY} while there is a former one already, since that of two stores
     *     nobody would know which file is to go where
     */
    StoreSetup change(@Nullable StoreDefinition wished, Rules wishedRules) {
        Rules kept = wished == null ? wishedRules.allHere() : wishedRules;
        if (isOf(other, wished)) {
            return new StoreSetup(wished, former, kept, bySettings);
        }
        if (former != null) {
            throw new LoggiaException(
                    ErrorCode.STORE_NOT_EMPTY,
                    "The store before this one is still being emptied. Another can be set up when it is empty.");
        }
        return new StoreSetup(wished, other, kept, bySettings);
    }

    private static boolean isOf(@Nullable StoreDefinition one, @Nullable StoreDefinition another) {
        return Objects.equals(place(one), place(another));
    }

    private static @Nullable String place(@Nullable StoreDefinition store) {
        return store == null ? null : store.place();
    }

    /** Whether the second store is to do what it was not to do before, and so has to show that it can. */
    public boolean asksMoreThan(StoreSetup before) {
        return other != null
                && (!other.equals(before.other)
                        || (rules.originalsThere() && !before.rules.originalsThere())
                        || (rules.renditionsThere() && !before.rules.renditionsThere()));
    }
}
