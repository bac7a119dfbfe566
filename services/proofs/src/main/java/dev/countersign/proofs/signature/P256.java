package dev.countersign.proofs.signature;

import java.math.BigInteger;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;

/** The curve P-256 (FIPS 186-5, secp256r1). */
final class P256 {
  static final ECNamedDomainParameters CURVE =
      new ECNamedDomainParameters(
          SECObjectIdentifiers.secp256r1, SECNamedCurves.getByOID(SECObjectIdentifiers.secp256r1));
  static final BigInteger ORDER = CURVE.getN();
  static final BigInteger HALF_ORDER = ORDER.shiftRight(1);

  private P256() {}

  static boolean is(ECDomainParameters parameters) {
    return parameters instanceof ECNamedDomainParameters named
        && named.getName().equals(SECObjectIdentifiers.secp256r1);
  }
}
