import type { AddressInfo } from 'node:net';
import { mock } from '@countersign/mock';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launch, PATIENCE, settled } from './browser.js';

/** The mock platform with a browser before it. */
export class Mocked {
  private constructor(private readonly server: ReturnType<typeof mock>, readonly origin: string, readonly browser: Browser) {}

  static async start(): Promise<Mocked> {
    const server = mock();
    server.listen(0);
    const browser = await launch();
    return new Mocked(server, `http://localhost:${String((server.address() as AddressInfo).port)}`, browser);
  }

  /** Somebody of a role, or nobody, who looks at the platform in a state. */
  async looking(role: string, state: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> {
    const context = await this.browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    context.setDefaultTimeout(PATIENCE);
    await this.show(context, role, state);
    return context;
  }

  async show(context: BrowserContext, role: string, state: string): Promise<void> {
    await context.addCookies([{ name: 'mock-role', value: role === '' ? 'nobody' : role, url: this.origin }, { name: 'mock-state', value: state, url: this.origin }]);
  }

  /** Somebody who has written a question to a lab and not asked it yet. */
  async writeInquiry(page: Page): Promise<void> {
    await page.goto(`${this.origin}/inquiries`);
    await settled(page);
    await page.getByLabel('Title').fill('Safeguards');
    await page.getByLabel('Question').fill('Which configuration runs today?');
    await page.getByLabel('Answer due (UTC)').fill('2026-12-01T12:00');
  }

  async stop(): Promise<void> {
    await this.browser.close();
    this.server.closeAllConnections();
    this.server.close();
  }
}
