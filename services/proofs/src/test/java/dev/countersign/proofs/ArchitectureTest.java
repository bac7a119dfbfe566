package dev.countersign.proofs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.countersign.proofs", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule nothingButJavaAndTheSignatures =
      noClasses()
          .should()
          .dependOnClassesThat(
              DescribedPredicate.not(
                  JavaClass.Predicates.resideInAnyPackage(
                      "java..",
                      "javax.crypto..",
                      "org.jspecify..",
                      "org.bouncycastle..",
                      "dev.countersign.proofs..")))
          .because("whoever verifies offline reads all of this");

  @ArchTest
  static final ArchRule noFilesNoNetworkNoClock =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..", "java.net..", "java.time..", "java.sql..")
          .because("proofs are functions of bytes");
}
