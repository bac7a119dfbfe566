package dev.countersign.operations;

import dev.countersign.local.realm.AdminApi;
import dev.countersign.local.realm.RealmDefinition;
import dev.countersign.local.realm.RealmKeeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Brings the realm of a Keycloak to this release: roles and clients, nobody's account. */
final class KeepRealm {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Settings settings;

  KeepRealm(Settings settings) {
    this.settings = settings;
  }

  int run() throws IOException, InterruptedException {
    var admin = admin();
    long end = System.nanoTime() + settings.duration("COUNTERSIGN_KEYCLOAK_WAIT").toNanos();
    while (!admin.isReady() && System.nanoTime() < end) {
      Thread.sleep(PAUSE);
    }
    var keeper =
        new RealmKeeper(admin, RealmDefinition.production(settings.get("COUNTERSIGN_CONSOLE_URL")));
    keeper.apply();
    keeper.secret("countersign-oversight", settings.get("COUNTERSIGN_REALM_OVERSIGHT_SECRET"));
    keeper.secret("countersign-evidence", settings.get("COUNTERSIGN_REALM_EVIDENCE_SECRET"));
    System.out.println("The realm is as this release has it.");
    return 0;
  }

  private AdminApi admin() throws IOException {
    var trust = settings.find("COUNTERSIGN_TRUST");
    if (trust.isPresent()) {
      trust(Path.of(trust.get()));
    }
    return new AdminApi(
        settings.get("COUNTERSIGN_KEYCLOAK_URL"),
        settings.get("COUNTERSIGN_KEYCLOAK_ADMIN_CLIENT"),
        settings.get("COUNTERSIGN_KEYCLOAK_ADMIN_SECRET"));
  }

  /** From here on this process trusts these authorities, and no others. */
  static void trust(Path authorities) throws IOException {
    try (var in = Files.newInputStream(authorities)) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("authority-" + number++, certificate);
      }
      var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      SSLContext.setDefault(context);
    } catch (GeneralSecurityException e) {
      throw new IOException(authorities + " holds no certificates", e);
    }
  }
}
