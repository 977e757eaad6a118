package io.loggia.portal.storage.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.portal.storage.control.StoreDefinition.Folder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Which folders an admin may choose: those below what the operator has named, wherever links lead, and none of the server's own. */
@ApplicationScoped
public class AllowedFolders {

    private final StorageConfig config;

    private final PlatformConfig platform;

    @Inject
    AllowedFolders(@ConfigProperties StorageConfig config, @ConfigProperties PlatformConfig platform) {
        this.config = config;
        this.platform = platform;
    }

    /** For the CDI proxy alone, which never reads a field. */
    @SuppressWarnings("NullAway")
    AllowedFolders() {
        config = null;
        platform = null;
    }

    /** As the operator has named them. */
    public List<String> roots() {
        return Stream.of(config.folders.split(",", -1))
                .map(String::strip)
                .filter(root -> !root.isEmpty() && !root.equals("none"))
                .toList();
    }

    /** @throws LoggiaException {@link ErrorCode#INVALID_REQUEST} */
    void require(Path folder) {
        Path real = Folder.real(folder);
        Path home = Folder.real(Path.of(platform.home).toAbsolutePath());
        boolean allowed =
                roots().stream().map(root -> Folder.real(Path.of(root))).anyMatch(real::startsWith);
        if (!allowed) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST,
                    "The folder must lie below one of these: " + String.join(", ", roots())
                            + ". The setting loggia.storage.folders lists them.");
        }
        if (real.startsWith(home) || home.startsWith(real)) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "The server's own folder cannot be its second store.");
        }
    }
}
