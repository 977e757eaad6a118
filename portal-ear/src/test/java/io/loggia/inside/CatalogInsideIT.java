package io.loggia.inside;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.Viewer;
import io.loggia.portal.catalog.control.Catalog;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.catalog.control.Revisions.NewRevision;
import io.loggia.portal.identity.control.People;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class CatalogInsideIT {
    @Inject
    private Catalog catalog;

    @Inject
    private People people;

    @Inject
    private Revisions revisions;

    @Inject
    private UserTransaction transaction;

    @Resource(lookup = "jdbc/loggia")
    private DataSource database;

    @Deployment
    static WebArchive portal() {
        return InsideServer.portal();
    }

    @Test
    void migrations_afterStart_haveAllSucceeded() throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select count(*), sum(case when \"success\" then 0 else 1 end) from \"flyway_schema_history\"")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isPositive();
            assertThat(rows.getInt(2)).isZero();
        }
    }

    @Test
    void item_ofCommittedTransaction_isReadBackAsItWasBegun() throws Exception {
        transaction.begin();
        NewRevision begun = revisions.create(author(), "fire-drill.mp4", null, null, null);
        transaction.commit();

        assertThat(revisions.find(begun.revisionId()).fileName()).isEqualTo("fire-drill.mp4");
        assertThat(catalog.findAll(List.of(begun.mediaId())).get(begun.mediaId()))
                .isNotNull()
                .satisfies(item -> assertThat(item.title()).containsIgnoringCase("fire"));
    }

    @Test
    void item_ofRolledBackTransaction_neverWas() throws Exception {
        transaction.begin();
        NewRevision begun = revisions.create(author(), "never.mp4", null, null, null);
        transaction.rollback();

        assertThat(revisions.findIfExists(begun.revisionId())).isEmpty();
        assertThat(catalog.findAll(List.of(begun.mediaId()))).isEmpty();
    }

    private Viewer author() {
        return people.list("author", null, 10).items().stream()
                .flatMap(person -> people.viewer(person.id()).stream())
                .findFirst()
                .orElseThrow();
    }
}
