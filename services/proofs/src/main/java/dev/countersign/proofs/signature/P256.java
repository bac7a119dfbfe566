package dev.countersign.proofs.signature;

import java.math.BigInteger;
import java.util.HexFormat;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.math.ec.WNafUtil;
import org.bouncycastle.math.ec.custom.sec.SecP256R1Curve;

/**
 * The curve P-256 (FIPS 186-5, secp256r1), in the field arithmetic made for it; taken by itself and
 * not from the table of all curves, which would load every one of them.
 */
final class P256 {
  static final ECNamedDomainParameters CURVE = curve();
  static final BigInteger ORDER = CURVE.getN();
  static final BigInteger HALF_ORDER = ORDER.shiftRight(1);

  private static final String BASE_POINT =
      "036b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296";

  private P256() {}

  private static ECNamedDomainParameters curve() {
    var curve = new SecP256R1Curve();
    var base = curve.decodePoint(HexFormat.of().parseHex(BASE_POINT));
    WNafUtil.configureBasepoint(base);
    return new ECNamedDomainParameters(
        SECObjectIdentifiers.secp256r1, curve, base, curve.getOrder(), curve.getCofactor());
  }

  static boolean is(ECDomainParameters parameters) {
    return parameters instanceof ECNamedDomainParameters named
        && named.getName().equals(SECObjectIdentifiers.secp256r1);
  }
}
