package io.loggia.portal.storage.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.storage.control.StoreBook.Known;
import io.loggia.portal.storage.control.StoreSetup.Rules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

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
     * @throws LoggiaException {@link ErrorCode#CONFLICT} when somebody else was faster, {@link ErrorCode#INVALID_REQUEST} for a
     *     store that is none or may not be chosen, {@link ErrorCode#STORE_NOT_EMPTY}
     */
    public StoreSetup plan(Known known, int version, StoreWish wish, Rules rules) {
        StoreBook.requireVersion(known.version(), version);
        StoreDefinition wished = wish.definition(known.setup().other());
        StoreSetup planned = known.setup().change(wished, rules);
        if (wished != null && !wished.equals(known.setup().other())) {
            switch (wished) {
                case StoreDefinition.Folder folder -> allowed.require(folder.path());
                case StoreDefinition.Bucket bucket -> other.requireAllowed(bucket);
            }
        }
        return planned;
    }
}
