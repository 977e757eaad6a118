package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What an admin may not have the server call or write into as a second store. */
@ResourceLock(PortalServer.SHARED)
class StoreGuardsIT {
    private static final String STORE = "/api/v1/admin/storage/store";

    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    @Test
    @Tag("D13")
    void addressInTheServersOwnNetwork_isNotCalled() {
        Map<String, Object> wish = wish("S3");
        wish.put("endpoint", "http://169.254.169.254");
        assertRefused(wish, 400, "loggia.outgoing.allowed");
    }

    @Test
    void folderThatTheOperatorHasNotListed_isNotTaken() {
        Map<String, Object> wish = wish("FOLDER");
        wish.put("folder", "/etc");
        assertRefused(wish, 400, "loggia.storage.folders");
        wish.put("folder", "/mnt/../etc");
        assertRefused(wish, 400, "from the root");
    }

    @Test
    void folderThatIsNotThere_failsItsTrial() {
        Map<String, Object> wish = wish("FOLDER");
        wish.put("folder", "/mnt/loggia-is-not-here");
        assertRefused(wish, 409, "mount the folder");
    }

    private static void assertRefused(Map<String, Object> wish, int status, String words) {
        PortalClient admin = SERVER.signIn("admin");
        HttpResponse<String> refused = admin.putJson(STORE, wish);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
        assertThat(refused.body()).contains(words);
        assertThat(admin.getJson(STORE).path("kind").asString()).isEqualTo("NONE");
    }

    private static Map<String, Object> wish(String kind) {
        Map<String, Object> wish = new HashMap<>(Map.of(
                "kind", kind, "folder", "", "endpoint", "", "region", "us-east-1", "bucket", "films", "prefix", ""));
        wish.putAll(Map.of(
                "pathStyle", true,
                "encryption", "BUCKET",
                "storageClass", "",
                "originalsClass", "",
                "accessKey", "id",
                "secretKey", "hush"));
        wish.putAll(Map.of(
                "version",
                SERVER.signIn("admin").getJson(STORE).path("version").asInt(),
                "originalsThere",
                true,
                "originalsAfterSeconds",
                0,
                "renditionsThere",
                false,
                "renditionsUnusedSeconds",
                0));
        return wish;
    }
}
