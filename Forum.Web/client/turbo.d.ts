declare module '@hotwired/turbo' {
  export function renderStreamMessage(html: string): void;
  export function visit(location: string, options?: { action?: 'advance' | 'replace' }): void;
  export function morphElements(current: Element, next: Element): void;
  export const StreamActions: Record<string, (this: Element) => void>;
}
